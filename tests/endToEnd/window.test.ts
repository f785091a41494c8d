import { expect, it, describe } from 'vitest';
import { writePreferences } from '../../backend/preferences/file.ts';
import { testJournal } from '../helpers/kith.ts';
import { episodeShape, statusShape } from '../helpers/shapes.ts';
import { waitUntil } from '../helpers/waitUntil.ts';
import { KEYS, openWindow } from '../helpers/window.ts';
import { describeWithStarter } from '../helpers/withStarter.ts';

const MINUTE = 60_000;
const LONG_ENTRY =
  'Met Anna, Berta and Carla in Oslo, then wrote to David at Siemens about the trip to Lisbon. '.repeat(12);

const texts = (listed: unknown) => (listed as unknown[]).map((episode) => episodeShape.parse(episode).text);

describe('the window', () => {
  it('saves what was typed and shows it in a second window', { timeout: MINUTE }, async () => {
    const journal = await testJournal();
    await journal.kith('model', 'use', 'none');
    const first = openWindow(journal);
    const second = openWindow(journal, { columns: 80, rows: 24 });
    await first.shows('Timeline');
    await second.shows('Timeline');
    first.type('n');
    await first.shows('New entry');
    first.type('Wind from the sea all day');
    await first.shows('Wind from the sea');
    first.type(KEYS.save);
    await first.shows('Saved');
    await second.shows('Wind from the sea');
    expect(texts(await journal.json('list'))).toEqual(['Wind from the sea all day']);
  });

  for (const [how, leave] of [
    ['q', 'q'],
    ['Ctrl-C', KEYS.interrupt],
  ] as const) {
    // Another process may take both cores in the very moment; three times in a row it does not.
    it(`is gone within 200 ms of ${how}, with the terminal as it was`, { timeout: MINUTE, retry: 2 }, async () => {
      const journal = await testJournal();
      await journal.kith('model', 'use', 'none');
      const window = openWindow(journal);
      await window.shows('Timeline');
      await waitUntil('the journal is open', async () => (await journal.worker()) !== null);
      window.type(leave);
      const { code, milliseconds } = await window.ended();
      expect(milliseconds).toBeLessThan(200);
      expect([0, 130]).toContain(code);
      expect(window.output()).toContain('\u001B[?1049l');
      expect(window.output()).not.toContain('\u001B[3J');
      await waitUntil('no process is left', async () => (await journal.processes()).length === 0, 10_000);
    });
  }

  for (const signal of ['SIGHUP', 'SIGTERM'] as const) {
    it(`gives the terminal back at ${signal}, with its mouse`, { timeout: MINUTE }, async () => {
      const journal = await testJournal();
      await journal.kith('model', 'use', 'none');
      await writePreferences(journal.home, { mouse: true });
      const window = openWindow(journal);
      await window.shows('Timeline');
      window.kill(signal);
      expect((await window.ended()).code).toBe(0);
      for (const [taken, given] of [
        ['\u001B[?1049h', '\u001B[?1049l'],
        ['\u001B[?1000h', '\u001B[?1000l'],
      ] as const) {
        expect(window.output()).toContain(taken);
        expect(window.output().lastIndexOf(given)).toBeGreaterThan(window.output().lastIndexOf(taken));
      }
    });
  }

  it('takes the terminal again after it was stopped from outside', { timeout: MINUTE }, async () => {
    const journal = await testJournal();
    await journal.kith('model', 'use', 'none');
    const window = openWindow(journal);
    await window.shows('Timeline');
    const drawn = window.output().length;
    window.kill('SIGSTOP');
    window.kill('SIGCONT');
    await waitUntil('it is drawn anew', () => /\u001B\[\?1049h[^]*Timeline/.test(window.output().slice(drawn)));
  });

  it('keeps what was typed and not saved, also when it is killed', { timeout: MINUTE }, async () => {
    const journal = await testJournal();
    await journal.kith('model', 'use', 'none');
    const window = openWindow(journal);
    await window.shows('Timeline');
    window.type('n');
    await window.shows('New entry');
    window.type('Half a sentence that');
    await window.shows('Half a sentence that');
    await new Promise((resolve) => setTimeout(resolve, 500));
    window.kill('SIGKILL');
    await window.ended();
    const again = openWindow(journal);
    await again.shows('Timeline');
    again.type('n');
    await again.shows('Half a sentence that');
    expect(texts(await journal.json('list'))).toEqual([]);
  });
});

describeWithStarter('the window while an entry is read', () => {
  it('goes from the first start to the names beside the entry by single keys', { timeout: 2 * MINUTE }, async () => {
    const journal = await testJournal();
    const window = openWindow(journal);
    await window.shows('Gemma 3 270M');
    window.type('1');
    await window.shows('Timeline');
    window.type('n');
    await window.shows('New entry');
    window.type('Lunch with Priya at Café Luna in Lisbon, she starts at Siemens on Monday');
    await window.shows('on Monday');
    window.type(KEYS.save);
    await window.shows(
      /People[\s\S]*Priya[\s\S]*Places[\s\S]*Café Luna[\s\S]*Lisbon[\s\S]*Organizations[\s\S]*Siemens/,
      MINUTE,
    );
    await window.shows('idle', MINUTE);
    window.type(KEYS.interrupt);
    await window.ended();
  });

  it('loses no key, and saves', { timeout: 2 * MINUTE }, async () => {
    const journal = await testJournal();
    await journal.kith('model', 'use', 'starter');
    const window = openWindow(journal);
    await window.shows('Timeline');
    await journal.kith('add', LONG_ENTRY);
    await waitUntil(
      'it is being read',
      async () => statusShape.parse(await journal.json('status')).counts.running === 1,
    );
    window.type('n');
    await window.shows('New entry');
    const typed = Array.from({ length: 100 }, (_, index) => 'abcdefghij '[index % 11] ?? '')
      .join('')
      .trim();
    for (const key of typed) window.type(key);
    await waitUntil('all is on the screen', () =>
      window.screen().replace(/\s+/g, '').includes(typed.replace(/\s+/g, '')),
    );
    expect(statusShape.parse(await journal.json('status')).counts.done).toBe(0);
    window.type(KEYS.save);
    await window.shows('Saved');
    expect(texts(await journal.json('list'))).toContain(typed);
  });
});
