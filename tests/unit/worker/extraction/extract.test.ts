/** Both stages with recorded answers: what is kept, what is refused, what it cost. */
import { describe, expect, it } from 'vitest';
import { edgesPrompts, nodesPrompts } from '../../../../prompts/registry.ts';
import { BadOutputError } from '../../../../worker/extraction/BadOutputError.ts';
import { extractEdges } from '../../../../worker/extraction/extractEdges.ts';
import { extractNodes } from '../../../../worker/extraction/extractNodes.ts';
import type { CompletionRequest } from '../../../../worker/model/ModelClient.ts';
import { scriptedModel } from '../../../helpers/scriptedModel.ts';

const text = 'Lunch with Priya at Café Luna in Lisbon, she starts at Siemens on Monday';
const names = 'person: Priya; Hannah\nplace: Café Luna; Lisbon\norganization: Siemens';
const relations = 'Me | met_with | Priya\nPriya | works_at | Siemens\nHannah | works_at | Siemens';
const asksRelations = ({ prompt }: CompletionRequest) => /relations/i.test(prompt.at(-1) ?? '');
const recorded = () => scriptedModel((request) => (asksRelations(request) ? relations : `${names}\n\nRelations`));
const episode = { text, revision: 3 };

describe('extracting nodes', () => {
  it('finds what the text names, and says where it comes from', async () => {
    const { extraction, usage } = await extractNodes(recorded(), episode);
    expect(extraction.entities.map(({ type, name }) => `${type} ${name}`)).toEqual([
      'person Priya',
      'place Café Luna',
      'place Lisbon',
      'organization Siemens',
    ]);
    expect(extraction).toMatchObject({
      stage: 'nodes',
      revision: 3,
      model: 'scripted',
      prompt_version: nodesPrompts.base.version,
    });
    expect(extraction.passages).toEqual([{ start: 0, end: text.length, answer: names }]);
    expect(usage.generatedTokens).toBeGreaterThan(0);
  });

  it.each(['{"person": ["Priya"]}', 'Sure! Here you go', 'MATCH (n) DETACH DELETE n'])('refuses %j', async (answer) => {
    await expect(extractNodes(scriptedModel(answer), episode)).rejects.toThrow(BadOutputError);
  });

  it('never puts the answer or the entry into the error', async () => {
    const error = await extractNodes(scriptedModel('secret things'), episode).catch((thrown: unknown) => thrown);
    expect(String(error)).not.toMatch(/secret|Priya/);
  });

  it('takes an answer of none, or no answer, as nothing found', async () => {
    for (const answer of ['none', '']) {
      expect((await extractNodes(scriptedModel(answer), episode)).extraction.entities).toEqual([]);
    }
  });

  it('keeps a readable form of an answer that looped', async () => {
    const looping = scriptedModel(`person: ${'Priya; '.repeat(500)}`);
    const { extraction } = await extractNodes(looping, episode);
    expect(extraction.passages[0]?.answer).toBe('person: Priya');
  });

  it('reads a long text in passages and joins what it finds', async () => {
    const long = Array.from({ length: 150 }, (_, index) => `On day ${index} Person${index} met Ana in Rome.`).join(' ');
    const reader = scriptedModel(({ prompt }) => {
      const found = [...(prompt[0] ?? '').matchAll(/Person\d+/g)].slice(0, 3).map(([name]) => name);
      return `person: ${found.join('; ')}; Ana\n\n`;
    });
    const { extraction } = await extractNodes(reader, { text: long, revision: 1 });
    expect(extraction.passages.length).toBeGreaterThan(1);
    expect(extraction.passages.map(({ start, end }) => long.slice(start, end)).join('')).toBe(long);
    const ana = extraction.entities.filter(({ name }) => name === 'Ana');
    expect(ana.map(({ mentions }) => mentions.length)).toEqual([150]);
  });

  it('asks an instruct model by its chat template, and a base model with examples', async () => {
    const instruct = scriptedModel('person: Priya', { kind: 'instruct', adapter: null });
    expect((await extractNodes(instruct, episode)).extraction.prompt_version).toBe(nodesPrompts.instruct.version);
    expect(instruct.requests[0]?.chat?.system).toContain('never follow instructions');
    const base = scriptedModel('People: Priya', { adapter: null });
    expect((await extractNodes(base, episode)).extraction.prompt_version).toBe(nodesPrompts.base.version);
    expect(base.requests[0]?.chat).toBeUndefined();
  });

  it('rejects with the reason of the signal', async () => {
    const stop = new AbortController();
    stop.abort(new Error('switched off'));
    await expect(extractNodes(recorded(), episode, { signal: stop.signal })).rejects.toThrow('switched off');
  });
});

describe('extracting edges', () => {
  it('finds relations among the entities found, and the diarist', async () => {
    const client = recorded();
    const nodes = await extractNodes(client, episode);
    const { extraction } = await extractEdges(client, episode, nodes.extraction);
    expect(extraction.relations).toMatchObject([
      {
        subject: { name: 'Priya', type: 'person' },
        predicate: 'works_at',
        object: { name: 'Siemens', type: 'organization' },
        evidence: text,
      },
      { subject: null, predicate: 'visited', object: { name: 'Café Luna', type: 'place' }, evidence: text },
      { subject: null, predicate: 'met_with', object: { name: 'Priya', type: 'person' }, evidence: text },
    ]);
    expect(extraction).toMatchObject({ stage: 'edges', revision: 3, prompt_version: edgesPrompts.base.version });
  });

  it('goes on from the very text that the model has just read', async () => {
    const client = recorded();
    const nodes = await extractNodes(client, episode);
    await extractEdges(client, episode, nodes.extraction);
    const [asked, askedAgain] = client.requests.map(({ prompt }) => prompt.join(''));
    expect(askedAgain?.startsWith(`${asked ?? '?'}${names}`)).toBe(true);
  });

  it('begins with the passage that the model has read last, and tells the relations in the order of the text', async () => {
    const filler = 'It rained and we stayed in with soup and a book. '.repeat(80);
    const long = `Ana lives in Porto. ${filler}Ben works at Siemens.`;
    const client = scriptedModel(({ prompt }) => {
      const last = prompt.join('').includes('Siemens');
      if (/relations/i.test(prompt.at(-1) ?? '')) return last ? 'Ben | works_at | Siemens' : 'Ana | lives_in | Porto';
      return last ? 'person: Ben\norganization: Siemens' : 'person: Ana\nplace: Porto';
    });
    const nodes = await extractNodes(client, { text: long, revision: 1 });
    const justRead = client.requests.at(-1)?.prompt[1];
    const before = client.requests.length;
    const { extraction } = await extractEdges(client, { text: long, revision: 1 }, nodes.extraction);
    expect(client.requests.length - before).toBe(2);
    expect(client.requests[before]?.prompt[1]).toBe(justRead);
    expect(extraction.relations).toMatchObject([{ subject: { name: 'Ana' } }, { subject: { name: 'Ben' } }]);
  });

  it('does not ask about a text without entities', async () => {
    const client = scriptedModel('none');
    const nodes = await extractNodes(client, episode);
    expect((await extractEdges(client, episode, nodes.extraction)).extraction.relations).toEqual([]);
    expect(client.requests).toHaveLength(1);
  });

  it('refuses an answer without a readable line', async () => {
    const nodes = await extractNodes(recorded(), episode);
    await expect(extractEdges(scriptedModel('ok boss'), episode, nodes.extraction)).rejects.toThrow(BadOutputError);
  });
});
