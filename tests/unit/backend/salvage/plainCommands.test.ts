import { describe, expect, it } from 'vitest';
import { plainCommands } from '../../../../backend/salvage/plainCommands.ts';
import { readCommands } from '../../../../backend/salvage/readCommands.ts';

function command(...words: string[]): string {
  return `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;
}
const transaction = (...commands: string[]): string => [command('MULTI'), ...commands, command('EXEC')].join('');

const SAVES = ['one', 'two\r\nlines\r\n', 'drei, für Ölgötzen', '', '* star $ dollar'].map((text, number) =>
  transaction(
    command('HSET', `kith:episode:${number}`, 'text', text, 'date', '2026-01-01'),
    command('ZADD', 'kith:episodes', String(number), `${number}`),
  ),
);
const GRAPH = command('GRAPH.QUERY', 'kith', 'CYPHER episode="x" MERGE (e:Episode {uid: $episode})', '--compact');

/** All words of a file, as text. */
function words(bytes: Buffer): string[][] {
  return [...readCommands(bytes)].map((found) => (found.words ?? [Buffer.from('?')]).map((word) => word.toString()));
}

describe('plain commands', () => {
  it('are kept byte for byte where nothing is wrong', () => {
    const file = Buffer.from(command('SELECT', '0') + SAVES.join(''));
    expect(plainCommands(file)).toEqual({ bytes: file, graphCommands: 0, mended: 0, lostBytes: 0 });
  });

  it('are what is left when the graph is taken out, inside transactions too', () => {
    const save = SAVES[0] ?? '';
    const mixed = transaction(command('SET', 'a', '1'), GRAPH, command('SET', 'b', '2'));
    const found = plainCommands(Buffer.from(GRAPH + save + mixed + transaction(GRAPH)));
    expect(found.graphCommands).toBe(3);
    const plain = save + transaction(command('SET', 'a', '1'), command('SET', 'b', '2'));
    expect(found.bytes.toString()).toBe(plain);
  });

  it('come from a transaction without an end too', () => {
    const file = command('MULTI') + command('SET', 'a', '1') + transaction(command('SET', 'b', '2')) + command('MULTI');
    expect(plainCommands(Buffer.from(file)).bytes.toString()).toBe(
      transaction(command('SET', 'a', '1')) + transaction(command('SET', 'b', '2')),
    );
  });

  it('survive any one flipped byte: at most one word of one command differs, or the name of one that is no text', () => {
    const whole = Buffer.from(SAVES.join(''));
    const expected = words(whole);
    for (let at = 0; at < whole.length; at += 1) {
      for (const flip of [1, 4, 16, 128]) {
        const file = Buffer.from(whole);
        file[at] = (file[at] ?? 0) ^ flip;
        const found = words(plainCommands(file).bytes);
        const lost = expected.filter(
          (line) => !found.some((other) => other.length === line.length && differences(line, other) <= 1),
        );
        // [ADD may have been ZADD or SADD. Which places an episode is in is put right from the episode itself.
        expect(
          lost.filter(([name]) => name !== 'ZADD'),
          `byte ${at} ^ ${flip}`,
        ).toEqual([]);
        expect(lost.length).toBeLessThanOrEqual(1);
      }
    }
  });

  it('are read on behind bytes that are nothing', () => {
    const [first = '', ...others] = SAVES;
    const file = Buffer.from(`${first}\0\0\0garbage\xff${others.join('')}`, 'latin1');
    const found = plainCommands(file);
    expect(found.lostBytes).toBeGreaterThan(0);
    expect(words(found.bytes).filter(([name]) => name === 'HSET').length).toBeGreaterThanOrEqual(SAVES.length - 1);
  });
});

function differences(left: string[], right: string[]): number {
  return left.filter((word, index) => word !== right[index]).length;
}
