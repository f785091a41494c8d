/** What earlier entries taught helps with later ones, from entries through the real engine to what a window shows. */
import { describe, expect, it } from 'vitest';
import type { Journal } from '../../backend/index.ts';
import { scriptedModel } from '../helpers/scriptedModel.ts';
import { startTestWorker } from '../helpers/startTestWorker.ts';
import { waitUntil } from '../helpers/waitUntil.ts';
import { extractNodes } from '../../worker/extraction/extractNodes.ts';
import { scriptedReaders } from '../helpers/scriptedReaders.ts';
import type { Readers } from '../../worker/stages/runStage.ts';

/** A model that reads names as they are told here, by the beginning of the text. */
function readersOf(answers: Readonly<Record<string, string>>): Readers {
  return {
    ...scriptedReaders().readers,
    nodes: (_, episode, options) => {
      const told = Object.entries(answers).find(([beginning]) => episode.text.startsWith(beginning));
      return extractNodes(scriptedModel(told?.[1] ?? 'none', { adapter: 'a.gguf' }), episode, options);
    },
  };
}

async function add(journal: Journal, text: string, day: number): Promise<string> {
  const { id } = await journal.add(text, { date: `2025-01-${10 + day}T20:00:00+01:00`, zone: 'Europe/Berlin' });
  await waitUntil('it is read', async () => (await journal.get(id)).status === 'done');
  return id;
}

const shown = async (journal: Journal, id: string) =>
  (await journal.get(id)).entities.map(({ type, name }) => `${type} ${name}`);

describe('what the journal knows', () => {
  it('is found where the model passed over it, told as such, and outlives a rebuild', async () => {
    const { journal } = await startTestWorker({ readers: readersOf({ 'Lunch with Priya': 'Priya | person' }) });
    await add(journal, 'Lunch with Priya.', 1);
    const later = await add(journal, 'lunch w priya again, rain all day', 2);
    expect(await shown(journal, later)).toEqual(['person Priya']);
    const [found] = (await journal.why([later])).get(later)?.found ?? [];
    expect(found).toMatchObject({ surface: 'priya', source: 'known' });
    await journal.rebuild();
    expect(await shown(journal, later)).toEqual(['person Priya']);
    expect((await journal.entity('Priya')).episodes).toBe(2);
  });

  it('has one type, which later entries may change', async () => {
    const { journal } = await startTestWorker({
      readers: readersOf({ Biscuit: 'Biscuit | person', 'Our dog': 'Biscuit | person' }),
    });
    const first = await add(journal, 'Biscuit slept all day.', 1);
    expect(await shown(journal, first)).toEqual(['person Biscuit']);
    await add(journal, 'Our dog Biscuit is ill.', 2);
    await waitUntil('the first entry follows', async () => (await shown(journal, first))[0] === 'pet Biscuit');
    await journal.correct({ kind: 'retype', entity: 'Biscuit', type: 'other' });
    await waitUntil('it follows again', async () => (await shown(journal, first))[0] === 'other Biscuit');
  });
});
