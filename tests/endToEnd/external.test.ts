import { expect, it } from 'vitest';
import { externalEngine } from '../helpers/externalEngine.ts';
import { testJournal } from '../helpers/kith.ts';
import { describeWithStarter } from '../helpers/withStarter.ts';

const MINUTE = 60_000;

describeWithStarter('a journal at an address, read by the model', () => {
  it('is read to its end, and knows whom it met', { timeout: 2 * MINUTE }, async () => {
    const engine = await externalEngine();
    const journal = await testJournal({ KITH_REDIS_URL: engine.url });
    await journal.kith('model', 'use', 'starter');
    const id = (await journal.kith('add', 'Lunch with Priya in Lisbon')).stdout.trim();
    expect((await journal.kith('enrich', id, '--wait')).code).toBe(0);
    expect(await journal.json('show', id)).toMatchObject({ status: 'done' });
    expect((await journal.kith('entity', 'Priya')).stdout).toContain('Lunch with Priya');
  });
});
