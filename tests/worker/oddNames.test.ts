/** Names that look like something else, from an entry into the graph and out of it by every way a person has. */
import { expect, it } from 'vitest';
import type { EntityType } from '../../backend/glossary.ts';
import type { Journal } from '../../backend/index.ts';
import { ground } from '../../worker/extraction/ground.ts';
import { scriptedReaders, type ScriptedReaders } from '../helpers/scriptedReaders.ts';
import { startTestWorker } from '../helpers/startTestWorker.ts';
import { waitUntil } from '../helpers/waitUntil.ts';

/** As they stand in an entry. */
const NAMES: [EntityType, string][] = [
  ['person', 'Bobby "the \'Tables\'" Drop'],
  ['person', "O'}) DETACH DELETE n //"],
  ['person', '"}) MATCH (m) DELETE m RETURN ("'],
  ['organization', '$episode {uid: $id}'],
  ['work', 'back\\slash \\" and \\u0027'],
  ['project', '`tick` ``tock``'],
  ['person', 'Ana\nLindqvist'],
  ['person', 'דנה אלון'],
  ['pet', '🦊 Foxy 🦊'],
  ['person', 'Zoe\u0308 Ngu\u0301'],
  ['other', 'null'],
  ['work', 'true'],
  ['work', '1984'],
  ['work', '!!!'],
  ['work', '%s %d ${x} <script>'],
  ['other', '@kate_b'],
  ['event', '#wedding'],
];
const TEXTS = NAMES.map(([, name], at) => `On day ${at} there was ${name} with tea.`);
const EMOJI = '🎉🎉🎉 ☕️ 👩‍👩‍👧';

/** Finds exactly these names, and that the diarist met whoever is a person. */
function readers(): ScriptedReaders {
  const scripted = scriptedReaders();
  const { nodes } = scripted.readers;
  scripted.readers.nodes = async (model, episode, options) => {
    const { extraction, usage } = await nodes(model, episode, options);
    const at = TEXTS.indexOf(episode.text);
    const proposed = NAMES.slice(at, at + 1).map(([type, name]) => ({ type, name }));
    return { extraction: { ...extraction, entities: at < 0 ? [] : ground(episode.text, proposed) }, usage };
  };
  return scripted;
}

async function all(journal: Journal): Promise<string[]> {
  await journal.search('tea');
  return (await journal.entities()).map(({ type, name, episodes }) => `${type} ${name} ${episodes}`).sort();
}

it(
  'are kept as they are written, found by name, corrected, searched and made again',
  { timeout: 120_000 },
  async () => {
    const { journal } = await startTestWorker({ scripted: readers() });
    const ids: string[] = [];
    for (const text of [...TEXTS, EMOJI]) ids.push((await journal.add(text)).id);
    const { counts } = await waitUntil(
      'all is read, or given up',
      async () => {
        const status = await journal.status();
        return status.counts.done + status.counts.needs_attention + status.backlog.waiting === ids.length
          ? status
          : null;
      },
      60_000,
    );
    expect(counts.done).toBe(ids.length);
    const expected = NAMES.map(([type, name]) => `${type} ${name} 1`).sort();
    expect(await all(journal)).toEqual(expected);
    for (const [at, [type, name]] of NAMES.entries()) {
      const { entities, relations, text } = await journal.get(ids[at] ?? '');
      expect(entities, name).toMatchObject([{ name, type, mentions: [{ surface: name, start: text.indexOf(name) }] }]);
      expect(relations.map(({ object }) => object)).toEqual(type === 'person' ? [name] : []);
      const found = await journal.entity(name);
      expect([found.name, found.quotes.map(({ episode }) => episode)]).toEqual([name, [ids[at]]]);
      await journal.search(name);
      await journal.search(`"${name}"`);
    }
    expect(await journal.get(ids.at(-1) ?? '')).toMatchObject({
      status: 'done',
      text: EMOJI,
      entities: [],
      relations: [],
    });
    await journal.search(EMOJI);

    // Every correction may carry them, too.
    const [[, drop] = ['', ''], [, cypher] = ['', ''], [, match] = ['', '']] = NAMES;
    await journal.correct({ kind: 'merge', entity: cypher, into: drop });
    await journal.correct({ kind: 'rename', entity: '1984', name: cypher });
    await journal.correct({ kind: 'alias', entity: '!!!', name: match });
    await journal.correct({ kind: 'ignore', entity: 'null' });
    await journal.correct({ kind: 'add', entry: ids.at(-1) ?? '', name: '☕️', type: 'other' });
    const corrected = expected
      .filter((line) => !line.startsWith('other null') && line !== `person ${cypher} 1`)
      .map((line) =>
        line === `person ${drop} 1` ? `person ${drop} 2` : line.replace('work 1984 1', `work ${cypher} 1`),
      );
    expect(await all(journal)).toEqual([...corrected, 'other ☕️ 1'].sort());
    await journal.rebuild();
    expect(await all(journal)).toEqual([...corrected, 'other ☕️ 1'].sort());
    for (let left = 5; left > 0; left -= 1) await journal.undoCorrection();
    expect(await all(journal)).toEqual(expected);
  },
);
