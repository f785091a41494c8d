/** Text from tokens: characters split over tokens, and stop texts wherever they fall. */
import { describe, expect, it } from 'vitest';
import { AnswerText } from '../../../../worker/model/AnswerText.ts';

/** A tokeniser whose tokens are bytes. */
const bytes = (tokens: readonly number[]) => Buffer.from(tokens).toString('utf8');

function generate(text: string, stop: string[]): { text: string; used: number } {
  const answer = new AnswerText<number>(bytes, stop);
  let used = 0;
  for (const byte of Buffer.from(text)) {
    used += 1;
    if (answer.add(byte)) break;
  }
  return { text: answer.finish().text, used };
}

describe('the text of an answer', () => {
  it('waits for characters that span tokens', () => {
    const answer = new AnswerText<number>(bytes, []);
    const seen = [...Buffer.from('é👍')].map((byte) => {
      answer.add(byte);
      return answer.text;
    });
    expect(seen).toEqual(['', 'é', 'é', 'é', 'é', 'é👍']);
  });

  it('ends before the stop text, wherever tokens divide it', () => {
    expect(generate('Ana\n\nRelations', ['\n\n'])).toEqual({ text: 'Ana', used: 5 });
    expect(generate('one END two', ['END', 'two'])).toEqual({ text: 'one ', used: 7 });
  });

  it('ends before the first of several stop texts in one token', () => {
    const answer = new AnswerText<string>((tokens) => tokens.join(''), ['\n\n', 'B']);
    expect(answer.add('A B\n\n')).toBe(true);
    expect(answer.finish().text).toBe('A ');
  });

  it('keeps an unfinished character at the end rather than losing what came before', () => {
    expect(generate(`Ana ${Buffer.from([0xe2]).toString('latin1')}`, []).text).toBe('Ana â');
    const answer = new AnswerText<number>(bytes, []);
    for (const byte of [0x41, 0xf0, 0x9f]) answer.add(byte);
    expect(answer.finish().text).toBe('A\uFFFD');
  });

  it('says how likely each piece of it was, and nothing of the stop text', () => {
    const answer = new AnswerText<string>((tokens) => tokens.join(''), ['\n\n']);
    for (const [token, probability] of [
      ['Ana', 0.9],
      [' |', 0.8],
      [' person', 0.5],
      ['\n', 0.7],
      ['\n', 0.6],
    ] as const) {
      answer.add(token, probability);
    }
    expect(answer.finish()).toEqual({
      text: 'Ana | person',
      tokens: [
        { end: 3, probability: 0.9 },
        { end: 5, probability: 0.8 },
        { end: 12, probability: 0.5 },
      ],
    });
  });

  it('takes the tokens of one character together', () => {
    const answer = new AnswerText<number>(bytes, []);
    for (const byte of Buffer.from('é!')) answer.add(byte, 0.5);
    expect(answer.finish().tokens).toEqual([
      { end: 1, probability: 0.25 },
      { end: 2, probability: 0.5 },
    ]);
  });

  it('says nothing where tokens were drawn by chance', () => {
    const answer = new AnswerText<string>((tokens) => tokens.join(''), []);
    answer.add('Once');
    expect(answer.finish()).toEqual({ text: 'Once' });
  });

  it('does not wait for ever for bytes that are no character', () => {
    const answer = new AnswerText<number>(bytes, []);
    for (const byte of [0xff, 0xff, 0xff, 0xff, 0x41]) answer.add(byte);
    expect(answer.text.endsWith('A')).toBe(true);
  });
});
