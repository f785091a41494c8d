import { describe, expect, it } from 'vitest';
import { AppendOnlyScanner, type ScanResult } from '../../../../backend/engine/aof/scanner.ts';

function command(...words: string[]): string {
  return `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;
}

function scan(bytes: Buffer, chunk = bytes.length): ScanResult {
  const scanner = new AppendOnlyScanner();
  for (let start = 0; start < bytes.length; start += chunk) scanner.push(bytes.subarray(start, start + chunk));
  return scanner.result();
}

const before =
  command('SET', 'a', 'line one\r\nEXEC\r\n') + command('multi') + command('SET', 'b', 'ü') + command('exec');
const transaction = command('MULTI') + command('HSET', 'k', 'text', 'MULTI') + command('EXEC');

describe('the end of an append-only file', () => {
  it('is sound when every command is whole', () => {
    const bytes = Buffer.from(before + transaction);
    expect(scan(bytes)).toEqual({ sound: bytes.length, total: bytes.length, damagedAt: null });
  });

  it('is cut before an unfinished transaction, wherever it breaks off', () => {
    const whole = Buffer.from(before + transaction);
    const kept = Buffer.byteLength(before);
    for (let length = kept; length < whole.length; length++) {
      expect(scan(whole.subarray(0, length)).sound).toBe(kept);
    }
  });

  it('does not depend on how the file is cut into chunks', () => {
    const bytes = Buffer.from(before + transaction + command('DEL', 'a').slice(0, 9));
    const expected = scan(bytes);
    for (let chunk = 1; chunk < 40; chunk++) expect(scan(bytes, chunk)).toEqual(expected);
  });

  it('is recognised as damaged where something else begins', () => {
    const kept = Buffer.byteLength(before);
    for (const garbage of [
      '\0\0\0\0',
      'hello\r\n',
      '*0\r\n',
      '*-1\r\n',
      '*2\r\n:5\r\n',
      '\u00ff\u00fe',
      '*99999999999\r\n',
    ]) {
      const found = scan(Buffer.concat([Buffer.from(before), Buffer.from(garbage, 'latin1')]));
      expect(found.sound).toBe(kept);
      expect(found.damagedAt).toBeGreaterThanOrEqual(kept);
    }
  });
});
