/** The tags of a journal, read from the engine. */
import { describe, expect, it } from 'vitest';
import { startTestWorker } from '../helpers/startTestWorker.ts';

describe('tags', () => {
  it('are counted by entries as soon as they are saved, and follow a change and a deletion', async () => {
    const { journal } = await startTestWorker({ model: 'none' });
    expect(await journal.tags()).toEqual([]);
    const { id } = await journal.add('Long day #work #garden');
    await journal.add('Meeting #Work, then #work again');
    await journal.add('No tag here, only #1 and a # heading');
    expect(await journal.tags()).toEqual([
      { tag: 'work', entries: 2 },
      { tag: 'garden', entries: 1 },
    ]);
    await journal.edit(id, { text: 'Long day at home' });
    expect(await journal.tags()).toEqual([{ tag: 'work', entries: 1 }]);
    await journal.edit(id, { text: 'Long day #home' });
    await journal.delete(id);
    expect(await journal.tags()).toEqual([{ tag: 'work', entries: 1 }]);
  });
});
