/** Names in answers as small chat models really give them. */
import { describe, expect, it } from 'vitest';
import { parseNameAnswer } from '../../../../prompts/tolerant/nameAnswer.ts';

const read = (answer: string) => parseNameAnswer(answer).lines.map(({ type, name }) => `${type} ${name}`);
const ANA_AND_ROME = ['person Ana', 'place Rome'];

/** Each shape says the same: a person Ana, a place Rome. */
const shapes: Record<string, string> = {
  'what was asked for': 'person: Ana\nplace: Rome',
  'Windows line ends': 'person: Ana\r\nplace: Rome\r\n',
  'bold labels': '**Person:** Ana\n**Place**: Rome',
  'bullets and bold labels': '- **Person**: Ana\n- **Place**: Rome',
  'numbered lines': '1. person: Ana\n2) place: Rome',
  'a code fence': '```text\nperson: Ana\nplace: Rome\n```',
  'a greeting and a farewell':
    'Sure! Here is the list of named things:\n\nperson: Ana\nplace: Rome\n\nLet me know if you need more!',
  'a note behind it': 'person: Ana\nplace: Rome\n\nNote: I left out weekdays and the gym, as you asked.',
  'headings with items': '### People\n* Ana\n\n### Places\n* Rome',
  'bold headings with described items':
    '**People:**\n- Ana (the diarist’s sister)\n\n**Places:**\n- Rome – the city they visited\n\n**Organizations:**\n- None',
  'headings in plain words': 'Named people:\n1. Ana: a friend\nPlaces mentioned:\n1. Rome',
  'empty types spelled out': 'person: Ana\nplace: Rome\norganization: none\npet: N/A\nevent: (none)\nwork: -',
  'names with their type': '- Ana (person)\n- Rome (place)',
  'names with their type behind a colon': 'Ana: person\nRome: place',
  'names with their type behind a dash': '1. **Ana** - Person\n2. **Rome** - Place',
  'quoted names': 'person: "Ana"\nplace: “Rome”',
  'a table': '| Type | Names |\n|------|-------|\n| person | Ana |\n| place | Rome |',
  'a table the other way round': '| Name | Type |\n| :--- | :--- |\n| Ana | Person |\n| Rome | Place |',
  'thoughts before it': '<think>\nThe entry names Ana. Maybe Zoe? person: Zoe\n</think>\n\nperson: Ana\nplace: Rome',
  'thoughts that the template opened': 'Ana is a person.\nperson: Zoe\n</think>\nperson: Ana\nplace: Rome',
  'the same list again and again': Array.from({ length: 12 }, () => 'person: Ana\nplace: Rome').join('\n\n'),
  'German labels': 'Personen: Ana\nOrte: Rome\nOrganisationen: keine',
  'Spanish labels': 'Personas: Ana\nLugares: Rome\nOrganizaciones: ninguna',
  'French labels': 'Personnes : Ana\nLieux : Rome',
  'labels in two languages': '人物 (person): Ana\n地点（place）：Rome',
  'Chinese labels': '人物：Ana\n地点：Rome\n组织：无',
  'JSON by type': '{"person": ["Ana"], "place": ["Rome"], "organization": []}',
  'JSON in a fence': 'Here is the JSON:\n```json\n{\n  "people": ["Ana"],\n  "places": ["Rome"]\n}\n```\nDone.',
  'JSON of objects': '[{"name": "Ana", "type": "person"}, {"name": "Rome", "type": "location"}]',
  'JSON of objects under a key':
    '{"entities": [{"entity": "Ana", "label": "PERSON", "why": "met her"}, {"entity": "Rome", "label": "PLACE"}]}',
  'JSON by type with objects': '{"person": [{"name": "Ana"}], "place": [{"name": "Rome"}]}',
  'JSON with a comma too many': '{"person": ["Ana",], "place": ["Rome",],}',
  'JSON cut off in a name': '{"person": ["Ana"], "place": ["Rome", "Flor',
  'JSON cut off in an object': '[{"name": "Ana", "type": "person"}, {"name": "Rome", "type": "place"}, {"name": "Fl',
};

describe('names in the answers of chat models', () => {
  it.each(Object.entries(shapes))('are read from %s', (_, answer) => {
    expect(read(answer)).toEqual(ANA_AND_ROME);
    expect(parseNameAnswer(answer).understood).toBeGreaterThan(0);
  });

  it('keep their dots, hyphens, apostrophes and commas that belong to them', () => {
    expect(read("person: Dr. Patel; Jean-Luc O'Neill\nplace: Washington, D.C.; Rome")).toEqual([
      'person Dr. Patel',
      "person Jean-Luc O'Neill",
      'place Washington, D.C.',
      'place Rome',
    ]);
    expect(read('organization: Marks & Spencer, C++ Users (Bern, Basel), No Doubt')).toEqual([
      'organization Marks & Spencer',
      'organization C++ Users',
      'organization No Doubt',
    ]);
  });

  it('are split at commas where there is no semicolon', () => {
    expect(read('person: Ana, Bo、Cy')).toEqual(['person Ana', 'person Bo', 'person Cy']);
  });

  it.each([
    'none',
    'None.',
    '- none',
    '**None**',
    'There are no named things in this entry.',
    'No named entities were found.',
    'Nothing is named.',
    'I read the entry carefully.\n\nnone',
    'person: none\nplace: none',
    '人物：无',
    '{}',
    '[]',
    '{"person": [], "place": []}',
    '<think>hm</think>\nnone',
  ])('%j says that nothing is named', (answer) => {
    const { lines, understood } = parseNameAnswer(answer);
    expect(lines).toEqual([]);
    expect(understood).toBeGreaterThan(0);
  });

  it.each([
    'I am sorry, but I cannot help with private diaries.',
    'The entry describes a quiet day with Ana in Rome.',
    '{"weather": "rain", "mood": 4}',
    '| People | Places |\n|---|---|\n| Ana | Rome |',
    '日记里写了一天。',
    'deity: Zeus',
  ])('%j is no answer', (answer) => {
    const { lines, understood, unread } = parseNameAnswer(answer);
    expect(lines).toEqual([]);
    expect(understood).toBe(0);
    expect(unread).toBeGreaterThan(0);
  });

  it('takes thoughts that never came to an end for no answer, not for an empty one', () => {
    expect(parseNameAnswer('<think>\nperson: Ana\nSo the')).toEqual({ lines: [], understood: 0, unread: 1 });
  });

  it('counts what it could not read beside what it could', () => {
    expect(parseNameAnswer('Sure!\nperson: Ana')).toMatchObject({ understood: 1, unread: 1 });
  });

  it('reads an answer of any length and shape in no time', () => {
    const shapes = ['[', '{"a":', '* ', '(', '|', '- - ', ': ', '** ', 'a - ', '"', '_ x'];
    const started = performance.now();
    for (const shape of shapes) parseNameAnswer(shape.repeat(4_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
