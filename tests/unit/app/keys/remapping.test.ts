/** Keys of one's own: taken where they are free, refused with a reason where not, never in the way of typing. */
import { describe, expect, test } from 'vitest';
import { namedKey, characterKey } from '../../../../app/tui/keys/input.ts';
import { inputOf } from '../../../../app/tui/keys/keyInput.ts';
import { availableCommands, COMMANDS, CONDITIONS, CONTEXTS, keyName } from '../../../../app/tui/keys/keymap.ts';
import { matchCommand } from '../../../../app/tui/keys/keymap.ts';
import { conflictOf, remapped } from '../../../../app/tui/keys/remapping.ts';

const ALL = new Set(CONDITIONS);

const keysOf = (commands: typeof COMMANDS, id: string, context: (typeof CONTEXTS)[number]): readonly string[] =>
  commands.find((command) => command.id === id && command.contexts.includes(context))?.keys ?? [];

describe('the name of a key', () => {
  test('leads back to the key, for every key of the table', () => {
    for (const { keys } of COMMANDS) {
      for (const key of keys) {
        const input = inputOf(key);
        expect(input === null ? null : keyName(input), key).toBe(key);
      }
    }
  });

  test.each(['', 'ctrl+', 'hyper+x', 'ctrl+shift+alt', 'enter enter', 'f13', 'character'])('%j is none', (name) => {
    expect(inputOf(name)).toBeNull();
  });
});

test('the table itself has no conflict', () => {
  for (const { id, keys } of COMMANDS) for (const key of keys) expect(conflictOf(COMMANDS, id, key), key).toBeNull();
});

describe('another key', () => {
  test('is the one that counts, and the old one is free', () => {
    const { commands, problems } = remapped({ quit: ['Q'] });
    expect(problems).toEqual([]);
    expect(matchCommand(characterKey('Q'), 'timeline', ALL, commands)?.id).toBe('quit');
    expect(matchCommand(characterKey('q'), 'timeline', ALL, commands)).toBeNull();
  });

  test('that means something else already is refused, with what it means and where', () => {
    const { commands, problems } = remapped({ quit: ['n'] });
    expect(commands).toEqual(COMMANDS);
    expect(problems).toEqual([expect.stringMatching(/“n” already means “.*” \(timeline\)/)]);
  });

  test('may be one that another command gave up before it', () => {
    const { commands, problems } = remapped({ quit: ['Q'], search: ['q'] });
    expect(problems).toEqual([]);
    expect(matchCommand(characterKey('q'), 'timeline', ALL, commands)?.id).toBe('search');
  });

  test.each([
    [{ fly: ['f'] }, /no command “fly”/],
    [{ quit: ['hyper+q'] }, /no key that a terminal sends/],
    [{ 'quit-now': ['x'] }, /fixed/],
  ])('of %j is refused', (remaps, reason) => {
    const { commands, problems } = remapped(remaps);
    expect(commands).toEqual(COMMANDS);
    expect(problems).toEqual([expect.stringMatching(reason)]);
  });

  test('that writes keeps out of texts, where the first keys stay', () => {
    const { commands, problems } = remapped({ help: ['!'] });
    expect(problems).toEqual([]);
    expect(keysOf(commands, 'help', 'timeline')).toEqual(['!']);
    expect(keysOf(commands, 'help', 'write')).toEqual(['f1']);
    expect(matchCommand(characterKey('!'), 'write', ALL, commands)).toBeNull();
  });

  test('can never take the way out', () => {
    const { commands } = remapped({ back: [], quit: [], 'quit-now': [] });
    for (const context of CONTEXTS) {
      expect(availableCommands(context, ALL, commands).map(({ id }) => id)).toContain('quit-now');
      expect(matchCommand(characterKey('c', { ctrl: true }), context, ALL, commands)?.id).toBe('quit-now');
    }
  });

  test('by name works like any other', () => {
    const { commands } = remapped({ blur: ['f8'] });
    expect(matchCommand(namedKey('f8'), 'write', ALL, commands)?.id).toBe('blur');
  });
});
