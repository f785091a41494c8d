import { describe, expect, it } from 'vitest';
import { startTestWorker } from '../helpers/startTestWorker.ts';

const ID = '01HZZZZZZZZZZZZZZZZZZZZZZZ';

describe('a save that is sent again with the id of its draft', () => {
  it('is one entry, with what was written last', async () => {
    const { journal } = await startTestWorker({ model: 'none' });
    await journal.add('first words', undefined, ID);
    expect(await journal.add('first words', undefined, ID)).toMatchObject({ id: ID, revision: 1 });
    expect(await journal.add('first words, and more', undefined, ID)).toMatchObject({ id: ID, revision: 2 });
    expect(await journal.count()).toBe(1);
    expect((await journal.get(ID)).text).toBe('first words, and more');
  });
});
