/** How sure a reading is goes from the truth through the real graph to what a window reads, and comes back with a rebuild. */
import { expect, it } from 'vitest';
import type { Journal } from '../../backend/index.ts';
import { scriptedReaders, type ScriptedReaders } from '../helpers/scriptedReaders.ts';
import { startTestWorker } from '../helpers/startTestWorker.ts';
import { waitUntil } from '../helpers/waitUntil.ts';

/** Names of 80 %, relations of 60 %; nothing known of what Bo is in. */
function sureReaders(): ScriptedReaders {
  const scripted = scriptedReaders();
  const { nodes, edges } = scripted.readers;
  const sure = <Found extends { name: string }>(one: Found) => (one.name === 'Bo' ? one : { ...one, confidence: 0.8 });
  return {
    ...scripted,
    readers: {
      nodes: async (...asked) => {
        const { extraction, usage } = await nodes(...asked);
        return { extraction: { ...extraction, entities: extraction.entities.map(sure) }, usage };
      },
      edges: async (...asked) => {
        const { extraction, usage } = await edges(...asked);
        const relations = extraction.relations.map((relation) =>
          relation.object?.name === 'Bo' ? relation : { ...relation, confidence: 0.6 },
        );
        return { extraction: { ...extraction, relations }, usage };
      },
    },
  };
}

async function shown(journal: Journal, id: string) {
  const { entities, relations } = await journal.get(id);
  const why = (await journal.why([id])).get(id);
  const { relations: lasting } = await journal.entity('Ana');
  return {
    mentions: entities.map(({ name, mentions }) => [name, mentions[0]?.confidence]),
    relations: relations.map(({ object, confidence }) => [object, confidence]).sort(),
    found: why?.found.map(({ name, confidence }) => [name, confidence]),
    evidences: lasting.flatMap(({ evidences }) => evidences.map(({ confidence }) => confidence)),
  };
}

it('how sure a reading is stands beside each name and relation, and is missing where nobody knows', async () => {
  const { journal } = await startTestWorker({ scripted: sureReaders() });
  const { id } = await journal.add('lunch with Ana and Bo.');
  await waitUntil('it is read', async () => (await journal.status()).counts.done === 1);
  const expected = {
    mentions: [
      ['Ana', 0.8],
      ['Bo', undefined],
    ],
    relations: [
      ['Ana', 0.6],
      ['Bo', undefined],
    ],
    found: [
      ['Ana', 0.8],
      ['Bo', undefined],
    ],
    evidences: [0.6],
  };
  expect(await shown(journal, id)).toEqual(expected);
  await journal.rebuild();
  expect(await shown(journal, id)).toEqual(expected);
});
