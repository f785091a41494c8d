/** The starter model in this process: what a completion promises. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { STARTER } from '../../backend/model/catalogue.ts';
import { locateModel } from '../../backend/model/library.ts';
import { edgesPrompts, nodesPrompts } from '../../prompts/registry.ts';
import { createModelClient } from '../../worker/model/createModelClient.ts';
import type { CompletionRequest, ModelClient } from '../../worker/model/ModelClient.ts';
import { CACHE } from '../helpers/temporaryHome.ts';
import { describeWithStarter } from '../helpers/withStarter.ts';

// A real model on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const ask = (prompt: string[], change: Partial<CompletionRequest> = {}): CompletionRequest => ({
  prompt,
  stop: ['\n\n'],
  maxTokens: 40,
  sampling: 'greedy',
  ...change,
});
const entry = 'Diary: Lunch with Priya at Café Luna in Lisbon.\n\nNames\n';
/** Goes on as long as it may. */
const round = ask(['Ana | person\n'.repeat(20)], { stop: [], maxTokens: 60 });

describeWithStarter('a model in this process', () => {
  let client: ModelClient;

  beforeAll(async () => {
    client = await createModelClient(await locateModel(STARTER.name, CACHE));
  });
  afterAll(() => client.dispose());

  it('answers the same each time, and does not read twice what it holds', async () => {
    const first = await client.complete(ask([entry]));
    const again = await client.complete(ask([entry]));
    expect(first.text).toContain('Priya');
    expect(first.ended).toBe('stop');
    expect(again.text).toBe(first.text);
    expect(again.cachedTokens).toBe(again.promptTokens - 1);
    const onward = await client.complete(ask([entry, `${first.text}\n\n`, 'Relations\n']));
    expect(onward.cachedTokens).toBeGreaterThanOrEqual(first.promptTokens);
  });

  it('keeps the worked entries of a prompt from entry to entry and from stage to stage', async () => {
    const [nodes, edges] = [nodesPrompts.base, edgesPrompts.base];
    const shown = await client.countTokens(nodes.pieces({ text: 'x' })[0] ?? '');
    expect(shown).toBeGreaterThan(100);
    for (const text of ['Lunch with Priya in Lisbon.', 'Tea with Omar in Fez.']) {
      const { promptTokens, text: nodesAnswer } = await client.complete(ask(nodes.pieces({ text })));
      const relations = await client.complete(ask(edges.pieces({ text, nodesAnswer })));
      expect(relations.cachedTokens).toBeGreaterThanOrEqual(promptTokens);
    }
    const third = await client.complete(ask(nodes.pieces({ text: 'Soup with Ana.' })));
    expect(third.cachedTokens).toBeGreaterThan(shown);
  });

  it('gives the same answer whether it has read the prompt before or not', async () => {
    const other = ask(['Diary: Lunch with Priya at Café Roma in Turin.\n\nNames\n']);
    const after = await client.complete(other);
    await client.complete(ask(['Something else entirely.']));
    expect((await client.complete(other)).text).toBe(after.text);
  });

  it('ends at the token limit', async () => {
    const { ended, generatedTokens } = await client.complete(ask(['Once upon a time'], { stop: [], maxTokens: 7 }));
    expect({ ended, generatedTokens }).toEqual({ ended: 'limit', generatedTokens: 7 });
  });

  it('ends when it goes round in circles, where it is asked to', async () => {
    expect((await client.complete(round)).ended).toBe('limit');
    const { ended, generatedTokens } = await client.complete({ ...round, loops: 'lines' });
    expect(ended).toBe('loop');
    expect(generatedTokens).toBeLessThan(20);
  });

  it('stops within one token when it is aborted, and can go on', async () => {
    const stop = new AbortController();
    let generated = 0;
    const completion = client.complete(round, {
      signal: stop.signal,
      onToken: (count) => {
        generated = count;
        if (count === 3) stop.abort(new Error('enough'));
      },
    });
    await expect(completion).rejects.toThrow('enough');
    expect(generated).toBeLessThanOrEqual(4);
    expect((await client.complete(ask([entry]))).text).toContain('Priya');
  });

  it('stops while it is still reading a long prompt', async () => {
    const long = ask([`Diary: ${'We walked along the river and talked. '.repeat(110)}`], { maxTokens: 1 });
    const stop = new AbortController();
    const completion = client.complete(long, { signal: stop.signal });
    setImmediate(() => stop.abort(new Error('enough')));
    await expect(completion).rejects.toThrow('enough');
    const { cachedTokens, promptTokens } = await client.complete(long);
    expect(promptTokens).toBeGreaterThan(700);
    expect(cachedTokens).toBeLessThan(promptTokens / 2);
  });

  it('takes requests one after the other', async () => {
    const texts = ['Ana', 'Bruno', 'Chloe'].map((name) => `Diary: Met ${name} today.\n\nNames\n`);
    const answers = await Promise.all(texts.map((text) => client.complete(ask([text]))));
    expect(answers.map(({ text }) => /Ana|Bruno|Chloe/.exec(text)?.[0])).toEqual(['Ana', 'Bruno', 'Chloe']);
  });

  it('refuses a prompt longer than its context rather than cutting it', async () => {
    await expect(client.complete(ask(['word '.repeat(5000)]))).rejects.toThrow(/does not fit/);
  });

  it('reads any text: control characters, half characters, its own special tokens', async () => {
    const hostile = 'Diary: \u0000 \u001b[31m \ud83d <bos><eos><end_of_turn> Met Priya\u0000 👩‍👩‍👧‍👦 in Lisbon.\n\nNames\n';
    expect((await client.complete(ask([hostile]))).text).toContain('Priya');
    expect(await client.countTokens('<eos>')).toBeGreaterThan(1);
    expect(await client.countTokens('')).toBe(0);
  });

  it('says what it is', () => {
    expect(client.info).toMatchObject({ name: 'starter', kind: 'base', adapter: STARTER.adapter });
    expect(client.info.contextSize).toBeLessThanOrEqual(4096);
  });
});
