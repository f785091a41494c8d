/** What the optimiser draws from, who may judge it, and that a seed draws the same again. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { basePrompts } from '../../../../prompts/base.ts';
import { drawCandidates, wordingChecksum } from '../../../eval/optimise/candidates.ts';
import { foldName, partiesOf } from '../../../eval/optimise/parties.ts';
import { parseTeachingEntries, readTeachingEntries } from '../../../eval/optimise/teachingEntries.ts';
import { readWording, writeWording } from '../../../eval/optimise/wordingFile.ts';
import { canBeShown, workedEntry } from '../../../eval/optimise/wordings.ts';
import { temporaryHome } from '../../../helpers/temporaryHome.ts';

const entries = await readTeachingEntries();
const present = await readWording();
const parties = partiesOf(entries);
const pool = parties.shown.filter(canBeShown).map(workedEntry);

describe('the teaching entries', () => {
  it('are read with their labels', () => {
    const [entry] = parseTeachingEntries(
      '=== ana | 2024-01-01\nLunch with [Bo](person:Bo Lind) in [Rome](place). [Bo](person:Bo Lind) paid.\n\n% Bo Lind | visited | Rome\n',
      'some',
    );
    expect(entry).toMatchObject({
      persona: 'some-ana',
      text: 'Lunch with Bo in Rome. Bo paid.',
      entities: [
        { name: 'Bo Lind', type: 'person', mentions: ['Bo'] },
        { name: 'Rome', type: 'place', mentions: ['Rome'] },
      ],
      relations: [{ subject: 'Bo Lind', predicate: 'visited', object: 'Rome' }],
    });
    expect(() => parseTeachingEntries('=== a | b\n[Zeus](deity)\n', 'some')).toThrow('unknown type deity');
  });

  it('are shown with the names as they are spelled in them', () => {
    for (const { text, names, relations } of pool) {
      for (const { name } of names) expect(text).toContain(name);
      const known = ['Me', ...names.map(({ name }) => name)];
      for (const { subject, object } of relations) expect(known).toEqual(expect.arrayContaining([subject, object]));
    }
  });
});

describe('the three parties', () => {
  const folds = [...parties.choosing, ...parties.proving];

  it('share no persona, and no fold shares one with another', () => {
    const groups = [parties.shown, ...folds].map((group) => new Set(group.map(({ persona }) => persona)));
    const all = groups.flatMap((personas) => [...personas]);
    expect(new Set(all).size).toBe(all.length);
  });

  it('are large enough, in every fold', () => {
    expect(pool.length).toBeGreaterThan(100);
    for (const fold of folds) expect(fold.length).toBeGreaterThan(50);
  });

  it('stay the same whatever is added', () => {
    const fewer = partiesOf(entries.filter((_, index) => index % 2 === 0));
    const foldOf = foldName(parties.choosing);
    const fewerFoldOf = foldName(fewer.choosing);
    for (const entry of fewer.choosing.flat()) expect(fewerFoldOf(entry)).toBe(foldOf(entry));
  });
});

describe('candidates', () => {
  it('are different, none is the present wording, and a seed draws them again', () => {
    const drawn = drawCandidates(present, pool, 30, 1);
    expect(new Set(drawn.map(({ id }) => id)).size).toBe(30);
    expect(drawn.map(({ id }) => id)).not.toContain(wordingChecksum(present));
    expect(drawCandidates(present, pool, 30, 1)).toEqual(drawn);
    expect(drawCandidates(present, pool, 30, 2)).not.toEqual(drawn);
  });

  it('are by half the present wording with one thing changed', () => {
    const parts = ['opening', 'entry', 'none', 'labels', 'primed', 'examples'] as const;
    const changed = drawCandidates(present, pool, 24, 5).map(
      ({ wording }) => parts.filter((part) => JSON.stringify(wording[part]) !== JSON.stringify(present[part])).length,
    );
    expect(changed.slice(0, 12)).toEqual(Array.from({ length: 12 }, () => 1));
    expect(changed.slice(12).some((count) => count > 2)).toBe(true);
  });

  it('show only entries of the pool or the present ones, and each kind of name', () => {
    const known = new Set([...pool, ...present.examples].map(({ text }) => text));
    for (const { wording } of drawCandidates(present, pool, 30, 3)) {
      expect(wording.examples.every(({ text }) => known.has(text))).toBe(true);
      const types = wording.examples.flatMap(({ names }) => names.map(({ type }) => type));
      expect(types).toEqual(expect.arrayContaining(['person', 'place', 'organization']));
    }
  });

  it('are answered in lines that their own parser reads', () => {
    for (const { id, wording } of drawCandidates(present, pool, 30, 4)) {
      const { nodes } = basePrompts({ version: `0-${id}`, ...wording });
      const shown = nodes.pieces({ text: 'Rain.' })[0] ?? '';
      const last = wording.examples.at(-1);
      const answer = shown.trimEnd().split('\n').slice(-Object.keys(wording.labels).length).join('\n');
      const told = last?.names.filter(({ type }) => Object.values(wording.labels).includes(type)) ?? [];
      const read = nodes.parse(answer);
      expect(read.unread).toBe(0);
      expect(read.lines).toHaveLength(told.length);
      expect(read.lines).toEqual(expect.arrayContaining(told));
    }
  });

  it('come out of too small a pool with an error, not with a loop', () => {
    expect(() => drawCandidates(present, pool.slice(0, 1), 20, 1)).toThrow(RangeError);
  });
});

describe('the file of wordings', () => {
  it('has a version that says what is in it', async () => {
    expect(present.version.split('-')[1]).toBe(wordingChecksum(present));
    expect(basePrompts(present).nodes.version).toBe(`nodes-base-${present.version}`);
  });

  it('takes a winner under the next number, in the form the formatter wants', async () => {
    const file = join(await temporaryHome(), 'wording.json');
    const winner = { ...present, none: '-' };
    const version = await writeWording(winner, present, file);
    expect(version).toBe(`${Number.parseInt(present.version, 10) + 1}-${wordingChecksum(winner)}`);
    expect(await readWording(file)).toEqual({ ...winner, version });
    expect(await readFile(file, 'utf8')).toMatch(/^\{\n {2}"version"/);
  });
});
