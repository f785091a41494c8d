/** What is written to the terminal for a copy. */
import { expect, it } from 'vitest';
import { copySequence } from '../../../../app/tui/terminal/clipboard.ts';

it('carries any text, and nothing that a terminal could take for the end of it', () => {
  const text = 'Café 世界\u0007 \u001B[2J';
  const sequence = copySequence(text);
  const payload = /^\u001B\]52;c;([A-Za-z0-9+/=]+)\u0007$/.exec(sequence)?.[1] ?? '';
  expect(Buffer.from(payload, 'base64').toString('utf8')).toBe(text);
});

it('is empty for a text that terminals would drop', () => {
  expect(copySequence('x'.repeat(80_000))).toBe('');
});
