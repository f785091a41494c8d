/** Relations in answers as small chat models really give them. */
import { describe, expect, it } from 'vitest';
import { parseRelationAnswer } from '../../../../prompts/tolerant/relationAnswer.ts';

const read = (answer: string) =>
  parseRelationAnswer(answer).lines.map(({ subject, predicate, object }) => `${subject} ${predicate} ${object}`);
const BOTH = ['Ana works_at Siemens', 'Me met_with Ana'];

/** Each shape says the same two relations. */
const shapes: Record<string, string> = {
  'what was asked for': 'Ana | works_at | Siemens\nMe | met_with | Ana',
  'blanks in the predicate': 'Ana | works at | Siemens\nMe | Met With | Ana',
  'bullets, bold and code': '- **Ana** | `works_at` | **Siemens**\n- Me | *met_with* | Ana',
  'another word for the diarist': 'Ana | works_at | Siemens\nThe diarist | met_with | Ana',
  'a table': '| Subject | Predicate | Object |\n|---|---|---|\n| Ana | works_at | Siemens |\n| I | met_with | Ana |',
  arrows: 'Ana -> works_at -> Siemens\nMe → met_with → Ana',
  'arrows with brackets': 'Ana --[works_at]--> Siemens\nMe -[met_with]-> Ana',
  dashes: '1. Ana - works_at - Siemens\n2. Me – met_with – Ana',
  triples: '(Ana, works_at, Siemens)\n(Me, met_with, Ana).',
  'our words in a sentence': 'Ana works_at Siemens.\nMe met_with Ana',
  'a greeting and a note':
    'Here are the relations:\n\nAna | works_at | Siemens\nMe | met_with | Ana\n\nNote: that is all.',
  'thoughts before it': '<think>Bo | owns | it</think>Ana | works_at | Siemens\nMe | met_with | Ana',
  'the same again and again': Array.from({ length: 20 }, () => 'Ana | works_at | Siemens\nMe | met_with | Ana').join(
    '\n',
  ),
  'JSON of objects':
    '[{"subject":"Ana","predicate":"works_at","object":"Siemens"},{"subject":"Me","predicate":"met_with","object":"Ana"}]',
  'JSON with other keys':
    '{"relations":[{"source":"Ana","type":"works_at","target":"Siemens"},{"source":"I","type":"met_with","target":"Ana"}]}',
  'JSON triples': '```json\n[["Ana", "works_at", "Siemens"], ["Me", "met_with", "Ana"]]\n```',
  'JSON cut off':
    '[{"subject":"Ana","predicate":"works_at","object":"Siemens"},{"subject":"Me","predicate":"met_with","object":"Ana"},{"subj',
};

describe('relations in the answers of chat models', () => {
  it.each(Object.entries(shapes))('are read from %s', (_, answer) => {
    expect(read(answer)).toEqual(BOTH);
  });

  it.each(['none', 'No relations are stated.', '[]', '{"relations": []}', 'I looked twice.\nnone'])(
    '%j says that nothing is stated',
    (answer) => {
      expect(parseRelationAnswer(answer).lines).toEqual([]);
      expect(parseRelationAnswer(answer).understood).toBeGreaterThan(0);
    },
  );

  it.each(['Ana and Siemens go back a long way.', 'I cannot do that.', '{"Ana": "Siemens"}'])(
    '%j is no answer',
    (answer) => {
      const { understood, unread } = parseRelationAnswer(answer);
      expect(understood).toBe(0);
      expect(unread).toBeGreaterThan(0);
    },
  );
});
