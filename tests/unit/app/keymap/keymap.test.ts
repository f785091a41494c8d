/** The one table of keys: complete, without clashes, and never in the way of somebody who types. */
import { describe, expect, test } from 'vitest';
import { actionFor } from '../../../../app/tui/editor/editorKeys.ts';
import { createBuffer } from '../../../../app/tui/editor/buffer.ts';
import { OPEN } from '../../../../app/tui/keys/contexts.ts';
import { characterKey, namedKey, type KeyInput } from '../../../../app/tui/keys/input.ts';
import { inputOf } from '../../../../app/tui/keys/keyInput.ts';
import { helpLines, keyLabel } from '../../../../app/tui/keys/labels.ts';
import { PERFORMED } from '../../../../app/tui/state/commands.ts';
import {
  availableCommands,
  COMMANDS,
  CONDITIONS,
  CONTEXTS,
  isTyping,
  keyName,
  matchCommand,
  type Condition,
  type Context,
} from '../../../../app/tui/keys/keymap.ts';

const ALL = new Set<Condition>(CONDITIONS);
const NONE = new Set<Condition>();
/** Pairs that never hold together, each with the conditions of one side. */
const STATES = [
  new Set<Condition>(CONDITIONS.filter((condition) => condition !== 'downloading')),
  new Set<Condition>(CONDITIONS.filter((condition) => condition !== 'notDownloading')),
];

function inputFor(key: string): KeyInput {
  const input = inputOf(key);
  if (input === null) throw new Error(`the table has a key no terminal sends: ${key}`);
  return input;
}

describe('the table', () => {
  test('each of its keys is one that the decoder gives', () => {
    for (const { keys } of COMMANDS) for (const key of keys) expect(keyName(inputFor(key))).toBe(key);
  });

  test('each command is done by something, says what it is, and is in the help of its places', () => {
    const shown = (context: Context): string[] => helpLines(context).flatMap((line) => line.keys.split(' '));
    for (const { id, contexts, keys, label, help } of COMMANDS) {
      expect(PERFORMED, id).toContain(id);
      expect(label, id).not.toBe('');
      expect(help, id).toMatch(/^[A-Z$`].*[.…]$/);
      expect(contexts.length, id).toBeGreaterThan(0);
      // A run of digits is shown by its ends.
      const [first = ''] = keys;
      if (first === '' || keys.length > 4) continue;
      for (const context of contexts) expect(shown(context), `${id} in ${context}`).toContain(keyLabel(first));
    }
  });

  test.each(CONTEXTS)('no key means two things in %s', (context) => {
    for (const conditions of STATES) {
      const seen = new Map<string, string>();
      for (const { id, keys } of availableCommands(context, conditions)) {
        for (const key of keys) {
          expect(seen.get(key) ?? id, `${key} in ${context}`).toBe(id);
          seen.set(key, id);
        }
      }
    }
  });

  test.each(CONTEXTS)('there is help, and a way out, in %s', (context) => {
    const ids = availableCommands(context, NONE).map(({ id }) => id);
    expect(ids).toContain('quit-now');
    if (OPEN.includes(context) && context !== 'path') expect(ids).toContain('help');
  });

  test.each(CONTEXTS.filter(isTyping))('no key that types or edits text is taken in %s', (context) => {
    const words = createBuffer('some words', 4);
    for (const { id, keys } of availableCommands(context, ALL)) {
      for (const key of keys) {
        const taken = actionFor(inputFor(key), words, { multiline: context === 'write' });
        expect(taken, `${key} (${id}) in ${context}`).toBeNull();
      }
    }
  });
});

describe('matching', () => {
  test('q quits in the timeline and is a letter while writing', () => {
    expect(matchCommand(characterKey('q'), 'timeline', NONE)?.id).toBe('quit');
    expect(matchCommand(characterKey('q'), 'write', NONE)).toBeNull();
    expect(matchCommand(characterKey('q'), 'search', NONE)).toBeNull();
  });

  test('Ctrl-C quits everywhere', () => {
    for (const context of CONTEXTS) {
      expect(matchCommand(characterKey('c', { ctrl: true }), context, NONE)?.id).toBe('quit-now');
    }
  });

  test('a command without sense does not match', () => {
    expect(matchCommand(namedKey('enter'), 'timeline', NONE)).toBeNull();
    expect(matchCommand(namedKey('enter'), 'timeline', new Set(['hasSelection']))?.id).toBe('open');
  });

  test('a paste is never a command', () => {
    expect(matchCommand({ kind: 'paste', text: 'q' }, 'timeline', ALL)).toBeNull();
  });

  test('g and G are two keys', () => {
    expect(matchCommand(characterKey('g'), 'timeline', NONE)?.id).toBe('first');
    expect(matchCommand(characterKey('G'), 'timeline', NONE)?.id).toBe('last');
  });
});
