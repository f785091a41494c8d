/** The status line tells what is so, in words. */
import { describe, expect, test } from 'vitest';
import type { JournalStatus } from '../../../../backend/journal/Journal.ts';
import { statusLine } from '../../../../app/tui/state/selectors/status.ts';
import type { State } from '../../../../app/tui/state/State.ts';
import { after, fresh, IDLE, READY, status } from './states.ts';

function told(state: State): string {
  return statusLine(state)
    .parts.map(({ text }) => text)
    .join(' · ');
}

const QUARTER_PAST_NINE = new Date(2026, 10, 23, 21, 15).toISOString();

function withStatus(change: Partial<JournalStatus>): State {
  return after(fresh(), READY, { type: 'backgroundRead', at: 9, status: status(change) });
}

const counts = (pending_nodes: number, pending_edges = 0, needs_attention = 0): JournalStatus['counts'] => ({
  pending_nodes,
  pending_edges,
  running: 1,
  done: 3,
  needs_attention,
});

describe('the connection', () => {
  test('is opening before anything else, with what takes time', () => {
    expect(told(fresh())).toBe('opening the journal…');
    const fetching = { state: 'opening', reason: 'fetching the engine, 41 %', nextStep: null } as const;
    expect(told(after(fresh(), { type: 'connection', connection: fetching }))).toContain('fetching the engine, 41 %');
  });

  test('that is lost hides what the background did last', () => {
    const lost = { state: 'lost', reason: null, nextStep: null } as const;
    const state = after(withStatus({ activity: { ...IDLE, state: 'reading' } }), {
      type: 'connection',
      connection: lost,
    });
    expect(told(state)).toBe('connection lost, reconnecting…');
  });

  test('that failed says why and what to do', () => {
    const failed = { state: 'failed', reason: 'No engine was found.', nextStep: 'Run kith doctor.' } as const;
    const state = after(fresh(), { type: 'connection', connection: failed });
    expect(told(state)).toBe('No engine was found. · Run kith doctor.');
    expect(statusLine(state).busy).toBe(false);
  });
});

describe('the background', () => {
  test.each<[string, Partial<JournalStatus>, string, boolean]>([
    ['idle', {}, 'idle', false],
    ['idle with work that was just saved', { counts: counts(1) }, 'idle · 1 to read', false],
    ['loading', { activity: { ...IDLE, state: 'loading' } }, 'loading the model', true],
    ['unloading', { activity: { ...IDLE, state: 'unloading' } }, 'unloading the model', true],
    ['reading the only entry', { activity: { ...IDLE, state: 'reading' }, counts: counts(1) }, 'reading', true],
    ['its relations', { activity: { ...IDLE, state: 'reading', finished: 1 }, counts: counts(0, 1) }, 'reading', true],
    [
      'the third of twelve',
      { activity: { ...IDLE, state: 'reading', finished: 4 }, counts: counts(10) },
      'reading 3 of 12',
      true,
    ],
    ['off', { activity: { ...IDLE, state: 'off' }, counts: counts(3) }, 'inference is off · 3 to read', false],
    [
      'waiting',
      { activity: { ...IDLE, state: 'waiting', reason: 'no model chosen' }, counts: counts(2) },
      'waiting · no model chosen · 2 to read',
      false,
    ],
    [
      'a time that is waited for',
      {
        activity: { ...IDLE, state: 'waiting', reason: 'the model file is missing.', until: QUARTER_PAST_NINE },
        counts: counts(2),
      },
      'waiting until 21:15: the model file is missing · 2 to read',
      false,
    ],
    [
      'how fast it reads',
      { activity: { ...IDLE, state: 'reading', tokens: 12, tokens_per_second: 41.4 }, counts: counts(2) },
      'reading 1 of 2 · 41 tok/s',
      true,
    ],
    [
      'held entries, for which nobody waits',
      { counts: counts(3), backlog: { ...status().backlog, held: 2 } },
      'idle · 1 to read · 2 held',
      false,
    ],
    [
      'a disk that fills',
      { disk: { free_bytes: 150_000_000, state: 'low' } },
      'the disk is almost full: 150 MB left · idle',
      false,
    ],
    [
      'a full disk',
      { disk: { free_bytes: 40_000_000, state: 'full' } },
      'the disk is full: 40 MB left, entries stay drafts · idle',
      false,
    ],
    ['a whole journal', { counts: counts(100_000) }, 'idle · 100,000 to read', false],
    ['trouble', { counts: counts(0, 0, 2) }, 'idle · 2 need attention: J shows why', false],
  ])('%s', (_name, change, text, busy) => {
    const state = withStatus(change);
    expect(told(state)).toBe(text);
    expect(statusLine(state).busy).toBe(busy);
  });

  test('trouble alone is marked as bad', () => {
    expect(statusLine(withStatus({ counts: counts(0, 0, 1) })).parts).toEqual([
      { text: 'idle', tone: 'quiet' },
      { text: '1 needs attention: J shows why', tone: 'bad' },
    ]);
  });
});

test('trouble is told with its key only where the key works', () => {
  const trouble = withStatus({ counts: counts(0, 0, 1) });
  expect(told(after(trouble, { type: 'wentTo', place: { name: 'write' } }))).toBe('idle · 1 needs attention');
  expect(told(after(trouble, { type: 'resized', columns: 40, rows: 15 }))).toBe('idle · 1 needs attention (J)');
});

describe('a download', () => {
  test('is told beside what the background does', () => {
    const state = after(
      withStatus({ activity: { ...IDLE, state: 'waiting', reason: 'no model chosen' } }),
      { type: 'downloadBegan', name: 'starter', title: 'Gemma', total: 200_000_000 },
      { type: 'downloadMoved', progress: { done: 82_000_000, total: 200_000_000, what: 'part 2' } },
    );
    expect(told(state)).toBe('fetching Gemma · 41 % of 200 MB · waiting · no model chosen');
    expect(statusLine(state).busy).toBe(true);
  });
});
