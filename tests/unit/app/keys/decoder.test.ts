/** Chunks, waits and broken sequences: nothing is lost, nothing leaks as text. */
import { describe, expect, it } from 'vitest';
import { createDecoder } from '../../../../app/tui/keys/decoder.ts';
import { characterKey, namedKey, type TerminalInput } from '../../../../app/tui/keys/input.ts';
import { pick, seeded } from '../../../helpers/randomText.ts';

const ESC = '\x1b';
const ESCAPE = namedKey('escape');

function withClock() {
  let time = 0;
  const decoder = createDecoder({ now: () => time });
  return { ...decoder, wait: (milliseconds: number) => (time += milliseconds) };
}

function keys(text: string): TerminalInput[] {
  return [...text].map((character) => characterKey(character));
}

describe('decoder', () => {
  it('reads several keys of one chunk in order', () => {
    expect(createDecoder().push(`ab\x7f\x7f${ESC}[A\rc`)).toEqual([
      ...keys('ab'),
      namedKey('backspace'),
      namedKey('backspace'),
      namedKey('up'),
      namedKey('enter'),
      ...keys('c'),
    ]);
  });

  it('gives one key for each character a person sees', () => {
    expect(createDecoder().push('e\u0301👨‍👩‍👧🇩🇪世')).toEqual(
      ['e\u0301', '👨‍👩‍👧', '🇩🇪', '世'].map((text) => characterKey(text)),
    );
  });

  it('joins halves of a character', () => {
    const decoder = createDecoder();
    expect(decoder.push('a\ud83d')).toEqual(keys('a'));
    expect(decoder.pending()).toBe(true);
    expect(decoder.push('\ude00b')).toEqual([characterKey('😀'), characterKey('b')]);
  });

  it('drops a half that stays alone', () => {
    const decoder = withClock();
    expect(decoder.push('\ud83d')).toEqual([]);
    expect(decoder.flush()).toEqual([]);
    decoder.wait(1000);
    expect(decoder.push('a')).toEqual(keys('a'));
    expect(decoder.push('\ude00')).toEqual([]);
  });

  it('takes a long run of text that came at once for a paste', () => {
    const sentence = 'Nobody types a whole sentence within a millisecond.';
    expect(createDecoder().push(`${sentence}\r`)).toEqual([{ kind: 'paste', text: sentence }, namedKey('enter')]);
  });
});

describe('a lone Esc', () => {
  it('waits for a sequence and becomes a key when none comes', () => {
    const decoder = withClock();
    expect(decoder.push(ESC)).toEqual([]);
    expect(decoder.pending()).toBe(true);
    expect(decoder.flush()).toEqual([ESCAPE]);
    expect(decoder.pending()).toBe(false);
    expect(decoder.flush()).toEqual([]);
    decoder.wait(1000);
    expect(decoder.push('[')).toEqual(keys('['));
  });

  it('is a key at once when a sequence, a paste or a mouse report follows it', () => {
    expect(createDecoder().push(`${ESC}${ESC}x`)).toEqual([ESCAPE, characterKey('x', { alt: true })]);
    expect(createDecoder().push(`${ESC}${ESC}[200~text${ESC}[201~`)).toEqual([ESCAPE, { kind: 'paste', text: 'text' }]);
    const press = { kind: 'mouse', action: 'press', column: 0, row: 0 };
    expect(createDecoder().push(`${ESC}${ESC}[<0;1;1M`)).toEqual([ESCAPE, press]);
  });

  it('pressed twice is two keys', () => {
    const decoder = createDecoder();
    expect(decoder.push(ESC + ESC)).toEqual([]);
    expect(decoder.flush()).toEqual([ESCAPE, ESCAPE]);
  });

  it('whose sequence comes late does not leak the sequence as text', () => {
    const decoder = withClock();
    decoder.push(ESC);
    expect(decoder.flush()).toEqual([ESCAPE]);
    decoder.wait(100);
    expect(decoder.push('[1;5C')).toEqual([namedKey('right', { ctrl: true })]);
  });
});

describe('a sequence that breaks off', () => {
  it.each([`${ESC}[1;`, `${ESC}[200`, `${ESC}]11;rgb:00`, `${ESC}P1$r`, `${ESC}[<0;1`, `${ESC}${ESC}[1`, `${ESC}O5`])(
    '%j never becomes text',
    (beginning) => {
      const decoder = withClock();
      expect(decoder.push(beginning)).toEqual([]);
      expect(decoder.pending()).toBe(true);
      expect(decoder.flush()).toEqual([]);
      expect(decoder.pending()).toBe(false);
      decoder.wait(1000);
      expect(decoder.push('hello')).toEqual(keys('hello'));
    },
  );

  it('is completed by a rest that comes late', () => {
    const decoder = withClock();
    decoder.push(`${ESC}[1;`);
    decoder.flush();
    decoder.wait(200);
    expect(decoder.push('5Dx')).toEqual([namedKey('left', { ctrl: true }), ...keys('x')]);
  });

  it('gives way to the next key', () => {
    expect(createDecoder().push(`${ESC}[1;\r`)).toEqual([namedKey('enter')]);
    expect(createDecoder().push(`${ESC}]11;rgb${ESC}[A`)).toEqual([namedKey('up')]);
    expect(createDecoder().push(`${ESC}]11;rgb\ra`)).toEqual([namedKey('enter'), ...keys('a')]);
  });

  it.each(['[', 'O', ']', 'P', '_'])('Alt-%s is a key of its own', (character) => {
    const decoder = createDecoder();
    expect(decoder.push(ESC + character)).toEqual([]);
    const shift = character !== character.toLowerCase();
    expect(decoder.flush()).toEqual([characterKey(character, { alt: true, shift })]);
  });

  it('does not hold back what is typed after an endless answer of the terminal', () => {
    const decoder = createDecoder();
    decoder.push(`${ESC}]11;${'x'.repeat(5000)}`);
    expect(decoder.push('a')).toEqual(keys('a'));
  });
});

describe('noise', () => {
  it('of any kind gives the same inputs however it is cut', () => {
    const random = seeded(30);
    const pieces = [
      'a',
      'é',
      '世',
      '\r',
      '\x7f',
      `${ESC}[A`,
      `${ESC}[1;5C`,
      `${ESC}OP`,
      `${ESC}b`,
      `${ESC}[<0;1;1M`,
      `${ESC}[13;2u`,
    ];
    pieces.push(`${ESC}[200~pasted\r\n${ESC}[31m${ESC}[201~`, `${ESC}]11;x\x07`, '\x01', '\t');
    for (let round = 0; round < 200; round++) {
      const bytes = Array.from({ length: 20 }, () => pick(random, pieces)).join('');
      const expected = createDecoder().push(bytes);
      const decoder = createDecoder();
      const inputs: TerminalInput[] = [];
      for (let at = 0; at < bytes.length;) {
        const length = 1 + Math.floor(random() * 5);
        inputs.push(...decoder.push(bytes.slice(at, at + length)));
        at += length;
      }
      expect(inputs).toEqual(expected);
    }
  });

  it('of random bytes never stops it from reading the next key', () => {
    const random = seeded(31);
    for (let round = 0; round < 500; round++) {
      const decoder = withClock();
      const length = Math.floor(random() * 30);
      decoder.push(Array.from({ length }, () => String.fromCharCode(Math.floor(random() * 256))).join(''));
      decoder.flush();
      decoder.wait(20_000);
      expect(decoder.push('z').at(-1)).toEqual(characterKey('z'));
    }
  });
});
