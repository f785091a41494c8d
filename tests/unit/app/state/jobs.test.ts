/** The Jobs screen's state: the selection follows an entry, progress needs no reading, and each reason has its words. */
import { describe, expect, test } from 'vitest';
import type { JournalStatus, WorkItemView } from '../../../../backend/journal/Journal.ts';
import type { Action } from '../../../../app/tui/state/Action.ts';
import { conditions, contextOf } from '../../../../app/tui/state/selectors/context.ts';
import { jobAbilities, jobList, selectedJob, selectedRun } from '../../../../app/tui/state/selectors/jobList.ts';
import { liveProgress, liveSpeed } from '../../../../app/tui/state/selectors/liveProgress.ts';
import { waitingReasons } from '../../../../app/tui/state/selectors/waitingReasons.ts';
import type { State } from '../../../../app/tui/state/State.ts';
import { aRun, FakeWork } from '../../../helpers/fakeJournalWork.ts';
import { after, fresh, IDLE, READY, status, TODAY, told } from './states.ts';

type Item = Partial<WorkItemView> & { episode: string };

function queueOf(...items: Item[]): WorkItemView[] {
  const work = new FakeWork();
  return items.map((item) => {
    work.put(item.episode, item);
    return work.queue(IDLE).find(({ episode }) => episode === item.episode)!;
  });
}

const read = (queue: WorkItemView[], change: Partial<JournalStatus> = {}, at = 1): Action => ({
  type: 'backgroundRead',
  at,
  status: status({ queue, ...change }),
});

const NOTHING = { failures: [], attempts: [], runs: [], titles: new Map() };
const DOWN: Action = { type: 'moved', motion: 'down' };

function atJobs(...items: Item[]): State {
  return after(fresh(), READY, { type: 'wentTo', place: { name: 'jobs' } }, read(queueOf(...items)));
}

const counts = (needs_attention: number): JournalStatus['counts'] => ({ ...status().counts, needs_attention });

describe('the selection', () => {
  test('follows an entry to another place in the queue', () => {
    const state = after(atJobs({ episode: 'a' }, { episode: 'b' }, { episode: 'c' }), DOWN);
    expect(selectedJob(state)?.episode).toBe('b');
    const later = after(state, read(queueOf({ episode: 'a' }, { episode: 'c' }, { episode: 'b', state: 'held' })));
    expect(selectedJob(later)).toMatchObject({ episode: 'b', kind: 'held' });
  });

  test('stays in its place when the entry is done', () => {
    const state = after(atJobs({ episode: 'a' }, { episode: 'b' }, { episode: 'c' }), DOWN);
    const later = after(state, read(queueOf({ episode: 'a' }, { episode: 'c' })));
    expect(selectedJob(later)?.episode).toBe('c');
    expect(selectedJob(after(later, read([])))).toBeNull();
  });

  test('waits for an entry that is between the lists, whichever is read first', () => {
    const failures = [{ episode: 'z', reason: 'no answer' }];
    const jobsRead = (at: number, failed: typeof failures): Action => ({
      type: 'jobsRead',
      at,
      now: 5,
      ...NOTHING,
      failures: failed,
    });
    const failed = after(
      atJobs({ episode: 'a' }),
      read(queueOf({ episode: 'a' }), { counts: counts(1) }, 2),
      jobsRead(3, failures),
      DOWN,
    );
    expect(selectedJob(failed)?.kind).toBe('failed');
    const again = [told('queued', { episode: 'z' }), jobsRead(3, [])];
    const queued = after(failed, ...again, read(queueOf({ episode: 'z' }, { episode: 'a' }), {}, 3));
    expect(selectedJob(queued)).toMatchObject({ episode: 'z', kind: 'waiting' });
    const lost = [told('escalated', { episode: 'z' }), read(queueOf({ episode: 'a' }), { counts: counts(1) }, 4)];
    expect(selectedJob(after(queued, ...lost, jobsRead(9, failures)))).toMatchObject({ episode: 'z', kind: 'failed' });
  });

  test('is tied to its neighbour once everything is read', () => {
    const both = [
      read(queueOf({ episode: 'b' }, { episode: 'c' }), {}, 9),
      { type: 'jobsRead', at: 9, now: 5, ...NOTHING },
    ] as const;
    const state = after(atJobs({ episode: 'a' }, { episode: 'b' }, { episode: 'c' }), ...both);
    expect(selectedJob(state)?.episode).toBe('b');
    const moved = after(state, read(queueOf({ episode: 'c' }, { episode: 'b' }), {}, 10));
    expect(selectedJob(moved)?.episode).toBe('b');
  });

  test('goes through failed entries too, and never past the end', () => {
    const state = after(
      atJobs({ episode: 'a' }),
      read(queueOf({ episode: 'a' }), { counts: counts(1) }),
      { type: 'jobsRead', at: 1, now: 5, ...NOTHING, failures: [{ episode: 'z', reason: 'no answer' }] },
      DOWN,
      DOWN,
      DOWN,
    );
    expect(selectedJob(state)).toMatchObject({ episode: 'z', kind: 'failed', reason: 'no answer' });
  });

  test('in an empty list does no harm', () => {
    const state = after(atJobs(), DOWN, { type: 'moved', motion: 'last' });
    expect(selectedJob(state)).toBeNull();
    expect(jobAbilities(state)).toEqual({ canRetryJob: false, canCancel: false, canRaise: false });
  });

  test('of the newest run lets newer ones come; of any other stays on its run', () => {
    const [old, middle, young] = ['a', 'b', 'c'].map((episode) => aRun({ episode }));
    const first: Action = { type: 'jobsRead', at: 1, now: 5, ...NOTHING, runs: [middle!, old!] };
    const then: Action = { type: 'jobsRead', at: 2, now: 6, ...NOTHING, runs: [young!, middle!, old!] };
    const state = after(atJobs(), { type: 'jobsTurned' }, first);
    expect(selectedRun(after(state, then))?.episode).toBe('c');
    expect(selectedRun(after(state, DOWN, then))?.episode).toBe('a');
  });
});

describe('the list', () => {
  test('shows an entry that is queued again no longer as failed', () => {
    const failures = [{ episode: 'a', reason: 'no answer' }];
    const state = after(atJobs(), read(queueOf({ episode: 'a' }), { counts: counts(1) }), {
      type: 'jobsRead',
      at: 1,
      now: 5,
      ...NOTHING,
      failures,
    });
    expect(jobList(state).map(({ kind }) => kind)).toEqual(['waiting']);
  });

  test('gives two items of one entry different keys', () => {
    const state = atJobs({ episode: 'a', stage: 'nodes' }, { episode: 'a', stage: 'edges' });
    expect(new Set(jobList(state).map(({ key }) => key)).size).toBe(2);
  });
});

describe('what can be done', () => {
  const abilities = (item: Item): string[] =>
    Object.entries(jobAbilities(atJobs(item)))
      .filter(([, can]) => can)
      .map(([name]) => name);

  test.each<[string, Item, string[]]>([
    ['running', { episode: 'a', state: 'running' }, ['canCancel']],
    ['ready', { episode: 'a' }, ['canCancel', 'canRaise']],
    ['already before the others', { episode: 'a', corridor: 'manual' }, ['canCancel']],
    ['waiting for a time', { episode: 'a', state: 'waiting' }, ['canRetryJob', 'canCancel', 'canRaise']],
    ['held', { episode: 'a', state: 'held' }, ['canRetryJob', 'canRaise']],
  ])('with an item that is %s', (_name, item, expected) => {
    expect(abilities(item)).toEqual(expected);
  });

  test('everything can be held while there is any work, and only after a question', () => {
    const backlog = { ...status().backlog, ready: 2 };
    const state = after(atJobs(), read(queueOf({ episode: 'a' }), { backlog }));
    expect(conditions(state)).toContain('hasWork');
    expect(contextOf(state)).toBe('jobs');
    const asked = after(state, { type: 'holdAllAsked', asking: true });
    expect(contextOf(asked)).toBe('confirm');
    // Whoever leaves has not said yes.
    const back = after(asked, { type: 'wentBack' }, { type: 'wentTo', place: { name: 'jobs' } });
    expect(contextOf(back)).toBe('jobs');
  });
});

describe('progress', () => {
  const running = { ...IDLE, state: 'reading', episode: 'a', stage: 'nodes', run: 'r1' } as const;
  const progress = (tokens: number, run = 'r1'): Action =>
    told('progress', { item: 'a:nodes:1', run, episode: 'a', tokens, tokens_per_second: 40 });
  const state = after(atJobs(), read(queueOf({ episode: 'a', state: 'running' }), { activity: running }, 9));
  const tokensOf = ({ background }: State): number | null =>
    liveProgress(background, background.status?.queue[0] ?? null).tokens;

  test('is taken from the event, and makes nothing due', () => {
    const next = after(state, progress(12), progress(31));
    expect(tokensOf(next)).toBe(31);
    expect(liveSpeed(next.background)).toBe(40);
    expect(next.background.wanted).toBe(state.background.wanted);
    expect(next.jobs.wanted).toBe(state.jobs.wanted);
  });

  test('never goes back when a status was read a moment earlier', () => {
    const activity = { ...running, tokens: 20, tokens_per_second: 39 };
    const queue = queueOf({ episode: 'a', state: 'running' });
    expect(tokensOf(after(state, progress(31), read(queue, { activity }, 10)))).toBe(31);
    expect(tokensOf(after(state, progress(12), read(queue, { activity }, 10)))).toBe(20);
  });

  test('of an earlier run is not taken for that of the next', () => {
    const activity = { ...running, run: 'r2', tokens: 3, tokens_per_second: 39 };
    const queue = queueOf({ episode: 'a', state: 'running' });
    expect(tokensOf(after(state, progress(31), read(queue, { activity }, 10)))).toBe(3);
  });

  test('is forgotten with its item', () => {
    const next = after(state, progress(31), read(queueOf({ episode: 'b', state: 'running' }), {}, 10));
    expect(next.background.progress.size).toBe(0);
  });
});

describe('why an item waits', () => {
  const why = (items: Item[], change: Partial<JournalStatus> = {}): string[] => [
    ...waitingReasons(status({ queue: queueOf(...items), ...change }), TODAY).values(),
  ];

  test('is its place in the line', () => {
    const items = ['a', 'b', 'c'].map((episode) => ({ episode }));
    expect(why([{ episode: 'r', state: 'running' }, ...items])).toEqual(['next', 'after 1 other', 'after 2 others']);
  });

  test('is the time it waits for, which takes no place in the line', () => {
    const moment = new Date(2026, 10, 23, 21, 14);
    const waiting = { episode: 'a', state: 'waiting', not_before: moment.toISOString(), reason: 'no memory' } as const;
    expect(why([waiting, { episode: 'b' }])).toEqual(['waiting until 21:14 (no memory)', 'next']);
  });

  test('is the time at which the whole background goes on', () => {
    const until = new Date(2026, 10, 23, 21, 15).toISOString();
    const activity = { ...IDLE, state: 'waiting', reason: 'no memory', until } as const;
    expect(why([{ episode: 'a' }, { episode: 'b' }], { activity })).toEqual(['next at 21:15', 'after 1 other']);
  });

  test('is the gate while names of the same entry are to be read', () => {
    const queue = queueOf({ episode: 'b' }, { episode: 'a' }, { episode: 'a', stage: 'edges' });
    const reasons = waitingReasons(status({ queue }), TODAY);
    expect(reasons.get('a:edges:1')).toBe('relations wait for names');
    expect(reasons.get('a:nodes:1')).toBe('after 1 other');
  });

  test('is the switch or the missing model, for all but those that are held', () => {
    const items: Item[] = [{ episode: 'a' }, { episode: 'b', state: 'held' }];
    expect(why(items, { inference_enabled: false })).toEqual(['inference is off', 'held']);
    const model = { ...status().model, name: null };
    expect(why([...items, { episode: 'c', model: 'other' }], { model })).toEqual([
      'no model is chosen',
      'held',
      'next',
    ]);
  });
});
