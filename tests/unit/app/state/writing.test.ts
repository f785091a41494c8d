/** The write screen: drafts come back, and a save leads on only when the journal has said so. */
import { describe, expect, test } from 'vitest';
import { bufferText, createBuffer } from '../../../../app/tui/editor/buffer.ts';
import type { EntitySummary } from '../../../../backend/journal/Journal.ts';
import { beginning, NO_DRAFTS, type Beginning, type DraftList } from '../../../../app/tui/state/DraftList.ts';
import type { Action } from '../../../../app/tui/state/Action.ts';
import type { State } from '../../../../app/tui/state/State.ts';
import { currentPlace } from '../../../../app/tui/state/reduce/places.ts';
import { isChanged } from '../../../../app/tui/state/reduce/writing.ts';
import { completion } from '../../../../app/tui/state/selectors/completion.ts';
import { after, episode, fresh } from './states.ts';

const DATE = { date: '2026-11-23T21:14:00+01:00', zone: 'Europe/Berlin' };

function writing(original = '', id: string | null = null): State {
  const entry = id === null ? null : { id, text: original, revision: 3 };
  return after(fresh(), { type: 'writingBegan', entry, date: DATE }, { type: 'wentTo', place: { name: 'write' } });
}

const draft = (text: string, cursor: number): Action => ({
  type: 'draftOpened',
  text,
  cursor,
  date: DATE,
  dated: false,
});

function typed(state: State, text: string): State {
  return after(state, { type: 'edited', field: 'writing', buffer: createBuffer(text) });
}

describe('a draft', () => {
  test('comes back with its cursor', () => {
    const state = after(writing(), draft('half a thought', 4));
    expect(bufferText(state.writing.field)).toBe('half a thought');
    expect(state.writing.field.cursor).toEqual({ line: 0, column: 4 });
  });

  test('keeps what was typed while it was read', () => {
    const state = after(typed(writing(), '!'), draft('half a thought', 4));
    expect(bufferText(state.writing.field)).toBe('half a thought!');
  });

  test('of a changed entry takes the place of the entry, with what was typed after it', () => {
    const state = after(typed(writing('old', 'e1'), 'old!'), draft('newer', 5));
    expect(bufferText(state.writing.field)).toBe('newer!');
  });

  test('is about the day on which it was begun', () => {
    const begun = { date: '2026-11-22T23:50:00+01:00', zone: 'Europe/Berlin' };
    const state = after(writing(), { type: 'draftOpened', text: 'late', cursor: 0, date: begun, dated: false });
    expect(state.writing.date).toEqual(begun);
  });

  test('an unchanged entry is no draft', () => {
    expect(isChanged(writing('old', 'e1').writing)).toBe(false);
    expect(isChanged(typed(writing('old', 'e1'), 'old.').writing)).toBe(true);
  });
});

describe('the date', () => {
  const moment = { date: '2026-11-20T18:30:00+01:00', zone: 'Europe/Berlin' };

  test('that is chosen is a change, also when the text is as it was', () => {
    const dated = after(writing('old', 'e1'), { type: 'dated', date: moment });
    expect(dated.writing).toMatchObject({ date: moment, dated: true, aside: null });
    expect(isChanged(dated.writing)).toBe(true);
  });

  test('that was read for words no longer there is not shown', () => {
    const field = createBuffer('friday');
    const asked = after(writing(), { type: 'asideOpened', aside: { what: 'when', field, read: null } });
    const typedOn = after(asked, { type: 'edited', field: 'aside', buffer: createBuffer('friday 6') });
    expect(after(typedOn, { type: 'whenRead', field, read: moment }).writing.aside).toMatchObject({ read: null });
    expect(after(asked, { type: 'whenRead', field, read: moment }).writing.aside).toMatchObject({ read: moment });
  });
});

describe('the list under the cursor', () => {
  const priya: EntitySummary = {
    id: 'p',
    name: 'Priya Sharma',
    type: 'person',
    aliases: ['Pri'],
    episodes: 3,
    mentions: 4,
    first: '2026-01-01T10:00:00+01:00',
    last: '2026-11-01T10:00:00+01:00',
  };
  const prague: EntitySummary = { ...priya, id: 'c', name: 'Prague', type: 'place', aliases: [], last: '2026-11-02' };
  const known = (state: State): State =>
    after(state, { type: 'namesRead', at: 1, list: [priya, prague] }, { type: 'tagsRead', at: 1, list: [] });

  test.each<[string, string[]]>([
    ['With @pr', ['Prague', 'Priya Sharma']],
    ['With @sharma', ['Priya Sharma']],
    ['With @priya sh', ['Priya Sharma']],
    ['With (@', ['Prague', 'Priya Sharma']],
    ['With @priya and', []],
    ['me@pr', []],
    ['no sign', []],
    ['# ', []],
  ])('%j offers %j', (text, names) => {
    const open = completion(known(typed(writing(), text)));
    expect((open?.list ?? []).map((proposed) => proposed.text)).toEqual(names);
  });

  test('stays away where it was sent away, and comes again at another place', () => {
    const away = after(known(typed(writing(), 'With @pr')), { type: 'completionDismissed' });
    expect(completion(away)).toBeNull();
    expect(completion(typed(away, 'With @pri'))).toBeNull();
    expect(completion(typed(typed(away, 'With x '), 'With x @pri'))).not.toBeNull();
  });

  test('moves round and round', () => {
    const open = known(typed(writing(), 'With @pr'));
    const up = after(open, { type: 'moved', motion: 'up' });
    expect(completion(up)?.selected).toBe(1);
    expect(completion(after(up, { type: 'moved', motion: 'down' }))?.selected).toBe(0);
  });
});

describe('beginning to write', () => {
  const draft = { slot: 'new', key: 'new', held: false, fromEditor: false, text: 'old', cursor: 3, saved_at: '' };

  test.each<[string, Partial<DraftList>, Beginning['what']]>([
    ['before drafts are known', { list: null }, 'current'],
    ['without drafts', { list: [] }, 'fresh'],
    ['with a draft of an earlier window', { list: [draft] }, 'choose'],
    ['when that was asked already', { list: [draft], asked: true }, 'fresh'],
    ['with a draft of this window', { list: [draft], own: 'new' }, 'draft'],
    ['while a draft is being left', { list: [], leaving: true }, 'current'],
  ])('%s', (_, change, what) => {
    expect(beginning({ ...NO_DRAFTS, ...change }).what).toBe(what);
  });
});

describe('saving', () => {
  test('leads to the entry when it is acknowledged, and not before', () => {
    const begun = after(typed(writing(), 'text'), { type: 'savingBegan', waiting: false });
    expect(currentPlace(begun).name).toBe('write');
    expect(begun.notice).toBeNull();
    const saved = after(begun, { type: 'saved', episode: episode('e9') });
    expect(currentPlace(saved)).toMatchObject({ name: 'entry', id: 'e9' });
    expect(saved.notice?.text).toBe('Saved');
    expect(after(saved, { type: 'wentBack' }).places).toEqual([{ name: 'timeline' }]);
  });

  test('of a changed entry comes back to that entry', () => {
    const at = after(fresh(), { type: 'wentTo', place: { name: 'entry', id: 'e1', list: 'search' } });
    const editing = after(at, { type: 'wentTo', place: { name: 'write' } });
    const saved = after(editing, { type: 'saved', episode: episode('e1') });
    expect(saved.places).toEqual([{ name: 'timeline' }, { name: 'entry', id: 'e1', list: 'search' }]);
  });

  test('that ends after the screen was left does not pull anybody away', () => {
    const left = after(writing(), { type: 'savingBegan', waiting: true }, { type: 'wentBack' });
    expect(currentPlace(after(left, { type: 'saved', episode: episode('e9') })).name).toBe('timeline');
  });

  test('that fails stays, with the reason until the next key', () => {
    const failed = after(typed(writing(), 'text'), { type: 'savingFailed', problem: 'disk full' });
    expect(currentPlace(failed).name).toBe('write');
    expect(failed.writing).toMatchObject({ saving: 'no', problem: 'disk full' });
    expect(typed(failed, 'text.').writing.problem).toBeNull();
  });
});
