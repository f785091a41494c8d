/** An entry's text in rows: whole, safe, within its width, and with its names marked. */
import { describe, expect, test } from 'vitest';
import { lineCells, type Line } from '../../../../app/tui/state/selectors/line.ts';
import { proseRows } from '../../../../app/tui/state/selectors/prose.ts';
import { snippet } from '../../../../app/tui/state/selectors/snippet.ts';
import { detail } from './states.ts';

const textOf = (row: Line): string => row.map(({ text }) => text).join('');
const named = (rows: readonly Line[], token = 'name'): string[] =>
  rows.flatMap((row) => row.filter((span) => span.token === token).map(({ text }) => text));

describe('rows of text', () => {
  test('keep every word and every empty line', () => {
    const text = 'First paragraph with several words.\n\nSecond one.';
    expect(proseRows(detail('e1', text), 12, null).map(textOf)).toEqual([
      'First',
      'paragraph',
      'with several',
      'words.',
      '',
      'Second one.',
    ]);
  });

  test('are never wider than asked, with wide characters', () => {
    const text = '今日はリスボンでプリヤと昼ご飯を食べた。🎉🎉 Then tea.';
    for (const width of [5, 8, 13, 39, 40, 41]) {
      for (const row of proseRows(detail('e1', text), width, null)) expect(lineCells(row)).toBeLessThanOrEqual(width);
    }
  });

  test('mark each mention, also one that is broken over two rows', () => {
    const rows = proseRows(detail('e1', 'At Café Luna with Priya', { 'Café Luna': 'place', Priya: 'person' }), 9, null);
    expect(rows.map(textOf)).toEqual(['At Café', 'Luna with', 'Priya']);
    expect(named(rows)).toEqual(['Café', 'Luna', 'Priya']);
  });

  test('mark the chosen name apart', () => {
    const rows = proseRows(detail('e1', 'Priya and Lena', { Priya: 'person', Lena: 'person' }), 40, 1);
    expect(named(rows)).toEqual(['Priya']);
    expect(named(rows, 'chosen')).toEqual(['Lena']);
  });

  test('mark words that were searched for, whatever their accents, but for those in names', () => {
    const rows = proseRows(detail('e1', 'Cafés with Priya', { Priya: 'person' }), 40, null, 'cafe priya');
    expect(named(rows, 'found')).toEqual(['Cafés']);
    expect(named(rows)).toEqual(['Priya']);
  });

  test('read Markdown: headings, quotes, emphasis, and lists whose rows stand under their words', () => {
    const text = '# Porto\n- wide *bright* rooms\n> so **very** late\n1. snake_case and 2 * 3 * 4\n```\n**code**\n```';
    const rows = proseRows(detail('e1', text), 14, null);
    expect(rows.map(textOf).slice(0, 3)).toEqual(['# Porto', '- wide', '  *bright*']);
    expect(named(rows, 'heading')).toEqual(['# Porto']);
    expect(named(rows, 'strong')).toEqual(['*bright*', '**very**']);
    expect(named(rows, 'dim').join('')).toContain('> so');
    for (const row of rows) expect(lineCells(row)).toBeLessThanOrEqual(14);
  });

  test('keep a name marked inside of emphasis', () => {
    const rows = proseRows(detail('e1', 'so *Priya came* then', { Priya: 'person' }), 40, null);
    expect(rows.map(textOf)).toEqual(['so *Priya came* then']);
    expect(named(rows)).toEqual(['Priya']);
    expect(named(rows, 'strong')).toEqual(['*', ' came*']);
  });

  test('survive mentions that overlap or lie outside', () => {
    const odd = detail('e1', 'Café Luna', { 'Café Luna': 'place', Luna: 'person' });
    odd.entities[1]?.mentions.push({ surface: 'x', start: 90, end: 95 }, { surface: '', start: 4, end: 4 });
    expect(proseRows(odd, 40, null).map(textOf)).toEqual(['Café Luna']);
  });

  test('have nothing in them that moves a cursor or changes a colour', () => {
    const hostile = 'a\u001B[2J\u001B]0;title\u0007b\u009B31mc\u202Ed\rPriya\u001B[0m';
    const rows = proseRows(detail('e1', hostile, { Priya: 'person' }), 40, null);
    for (const row of rows) expect(textOf(row)).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202E]/);
    expect(named(rows)).toEqual(['Priya']);
  });
});

describe('a search result', () => {
  const long = `${'Nothing much happened in the morning. '.repeat(5)}Then Priya came by the canal with the boat.`;

  test('shows the place where the words are, with them marked', () => {
    const row = snippet(long, 'priya can', 60);
    expect(textOf(row)).toMatch(/^….*Priya came by the canal/);
    expect(named([row])).toEqual(['Priya', 'canal']);
    expect(lineCells(row)).toBeLessThanOrEqual(60);
  });

  test('finds words whatever their accents', () => {
    expect(named([snippet('Lunch at Café Luna', 'cafe', 60)])).toEqual(['Café']);
  });

  test('shows the first line when the words are not in it as such', () => {
    expect(textOf(snippet('\n\nFirst line\nsecond', 'xyz', 60))).toBe('First line');
  });

  test('shows the found word also in a narrow row', () => {
    expect(named([snippet(long, 'priya', 24)])).toEqual(['Priya']);
  });
});
