/** Putting the graph right in the window: steps, lists, what follows a correction, and taking it back. */
import { describe, expect, test } from 'vitest';
import type { EntityType } from '../../../../backend/glossary.ts';
import type { Correction, EntityDetail, EntitySummary, Suggestion } from '../../../../backend/journal/Journal.ts';
import { createBuffer } from '../../../../app/tui/editor/buffer.ts';
import type { Action } from '../../../../app/tui/state/Action.ts';
import type { Correcting, Target } from '../../../../app/tui/state/Correcting.ts';
import type { State } from '../../../../app/tui/state/State.ts';
import { currentPlace } from '../../../../app/tui/state/reduce/places.ts';
import { isDue } from '../../../../app/tui/state/reduce/reading.ts';
import { statusRow } from '../../../../app/tui/state/selectors/bottom.ts';
import { choices } from '../../../../app/tui/state/selectors/choices.ts';
import { contextOf } from '../../../../app/tui/state/selectors/context.ts';
import { geometry } from '../../../../app/tui/state/selectors/geometry.ts';
import { lineCells } from '../../../../app/tui/state/selectors/line.ts';
import { suggested } from '../../../../app/tui/state/selectors/suggested.ts';
import { after, detail, fresh, READY, told } from './states.ts';

const BOBBY: Target = { id: 'bobby', name: 'Bobby', type: 'person' };

function summary(name: string, type: EntityType = 'person', aliases: string[] = []): EntitySummary {
  return { id: name.toLowerCase(), name, type, aliases, episodes: 2, mentions: 2, first: null, last: null };
}

function entityDetail(name: string, episodes: readonly string[] = ['e1', 'e2']): EntityDetail {
  const date = '2026-11-20T10:00:00+01:00';
  const quotes = episodes.map((episode) => ({ episode, date, surface: name, quote: `${name} there` }));
  return { ...summary(name), quotes, relations: [], months: [], company: [] };
}

function read(name: string, episodes?: readonly string[]): Action {
  return { type: 'entityRead', at: 1, detail: entityDetail(name, episodes), why: new Map() };
}

function suggestionsRead(...list: Suggestion[]): Action {
  return { type: 'suggestionsRead', at: 1, list };
}

/** The page of Bobby, opened from an entry. */
function atBobby(columns = 80, ...more: Action[]): State {
  return after(
    fresh(columns),
    READY,
    { type: 'wentTo', place: { name: 'entry', id: 'e1', list: 'none' } },
    { type: 'wentTo', place: { name: 'entity', id: 'bobby' } },
    read('Bobby'),
    ...more,
  );
}

function began(correcting: Correcting): Action {
  return { type: 'correctingBegan', correcting };
}

function correction(id: string, words = `“${id}” is so`): Correction {
  const entity = { type: 'person', name: 'bobby', shown: 'Bobby' } as const;
  return { id, at: '2026-11-23T10:00:00.000Z', kind: 'delete', words, says: { kind: 'delete', entity }, undone: null };
}

function corrected(id: string, follows: string | null, entity: string | null, words?: string): Action {
  return {
    type: 'corrected',
    follows,
    undoHint: 'u takes it back',
    result: { correction: correction(id, words), entity },
  };
}

describe('the steps of a correction', () => {
  test('each has its keys, and Esc leads back a step with what was chosen', () => {
    const tick = { type: 'entryTicked' } as const;
    const split = began({ act: 'split', about: BOBBY, ticked: new Set(), selected: 0 });
    const ticked = after(atBobby(), split, { type: 'moved', motion: 'down' }, tick);
    expect(contextOf(ticked)).toBe('ticking');
    expect(ticked.correcting).toMatchObject({ ticked: new Set(['e2']) });
    expect(after(ticked, tick).correcting).toMatchObject({ ticked: new Set() });
    const naming = after(
      ticked,
      began({ act: 'splitName', about: BOBBY, ticked: new Set(['e2']), field: createBuffer() }),
    );
    expect(contextOf(naming)).toBe('naming');
    const back = { type: 'correctingLeft' } as const;
    expect(after(naming, back).correcting).toMatchObject({ act: 'split', ticked: new Set(['e2']) });
    expect(after(naming, back, back).correcting).toBeNull();
    expect(contextOf(after(naming, back, back))).toBe('entity');
  });

  test('a new name keeps its letters when its type is left', () => {
    const state = after(atBobby(), began({ act: 'addType', entry: 'e1', name: 'Lake', selected: 0 }));
    const before = after(state, { type: 'correctingLeft' }).correcting;
    expect(before?.act === 'add' && before.field.lines).toEqual(['Lake']);
  });

  test('an entry that is ticked stays ticked when the entries are read again', () => {
    const split = began({ act: 'split', about: BOBBY, ticked: new Set(), selected: 1 });
    const state = after(atBobby(), split, { type: 'entryTicked' }, read('Bobby', ['e0', 'e1', 'e2']));
    expect(state.correcting).toMatchObject({ ticked: new Set(['e2']) });
  });
});

describe('the names to pick from', () => {
  const LIST = [
    summary('Bobby'),
    summary('Lisbon', 'place', ['Lisboa']),
    summary('Robert Bell', 'person', ['Bob']),
    summary('Zoë', 'person'),
  ];

  function merging(typed: string, suggestions: readonly Suggestion[] = []): (string | undefined)[] {
    const state = atBobby(
      80,
      suggestionsRead(...suggestions),
      began({ act: 'merge', about: BOBBY, field: createBuffer(typed), selected: 0 }),
      { type: 'namesRead', at: 1, list: LIST },
    );
    return choices(state).map(({ entity }) => entity?.name);
  }

  test('are all but itself, those of its type first, and before them what is suggested', () => {
    expect(merging('')).toEqual(['Robert Bell', 'Zoë', 'Lisbon']);
    const zoe = { entity: summary('Zoë'), candidates: [summary('Bobby')], reason: '' };
    expect(merging('', [zoe])).toEqual(['Zoë', 'Robert Bell', 'Lisbon']);
  });

  test.each([
    ['bell rob', ['Robert Bell']],
    ['bob', ['Robert Bell']],
    ['zoe', ['Zoë']],
    ['LISBOA', ['Lisbon']],
    ['obert', []],
  ])('narrow to those in which each word of "%s" begins a word', (typed, names) => {
    expect(merging(typed)).toEqual(names);
  });

  test('another letter selects the first again', () => {
    const field = createBuffer('');
    const state = after(atBobby(), began({ act: 'merge', about: BOBBY, field, selected: 2 }));
    const typed = after(state, { type: 'edited', field: 'correcting', buffer: createBuffer('r') });
    expect(typed.correcting).toMatchObject({ selected: 0 });
  });

  function adding(typed: string): (string | undefined)[] {
    const state = after(
      fresh(),
      READY,
      { type: 'wentTo', place: { name: 'entry', id: 'e1', list: 'none' } },
      { type: 'entryRead', at: 1, detail: detail('e1', 'Bobby saw Zoe off', { Bobby: 'person' }) },
      began({ act: 'add', entry: 'e1', field: createBuffer(typed), selected: 0 }),
      { type: 'namesRead', at: 1, list: LIST.map((each) => (each.name === 'Bobby' ? { ...each, id: 'Bobby' } : each)) },
    );
    return choices(state).map((choice) => (choice.entity === null ? `new ${choice.name}` : choice.entity.name));
  }

  test('for an entry begin with those that stand in its text and are not found in it', () => {
    expect(adding('')).toEqual(['Zoë', 'Lisbon', 'Robert Bell']);
  });

  test('offer what is typed as a new name, last when it is known already', () => {
    expect(adding(' Rob ')).toEqual(['new Rob', 'Robert Bell']);
    expect(adding('lisbon')).toEqual(['Lisbon', 'new lisbon']);
  });
});

describe('after a correction', () => {
  test('the page shows what the name has become, and going back skips nothing', () => {
    const state = after(atBobby(), corrected('c1', 'bobby', 'robert'));
    expect(currentPlace(state)).toEqual({ name: 'entity', id: 'robert' });
    expect(state.entity).toMatchObject({ id: 'robert', detail: null });
    expect(isDue(state.entity)).toBe(true);
    expect(currentPlace(after(state, { type: 'wentBack' })).name).toBe('entry');
  });

  test('taking it back shows the name that it was', () => {
    const state = after(atBobby(), corrected('c1', 'bobby', 'robert'));
    const undone = after(state, { type: 'correctionUndone', correction: correction('c1') });
    expect(currentPlace(undone)).toEqual({ name: 'entity', id: 'bobby' });
    expect(undone.undo).toEqual([]);
  });

  test('a name that is gone is left', () => {
    const state = after(atBobby(), corrected('c1', 'bobby', null));
    expect(currentPlace(state).name).toBe('entry');
    expect(isDue(state.entry)).toBe(true);
  });

  test('the page stays where only part of it has changed', () => {
    const state = after(atBobby(), corrected('c1', null, 'bobby-2'));
    expect(currentPlace(state)).toEqual({ name: 'entity', id: 'bobby' });
  });

  test('the last act is the first to be taken back, whatever it was', () => {
    const state = after(
      atBobby(),
      { type: 'deleted', id: 'e9' },
      corrected('c1', null, null),
      corrected('c2', null, null),
    );
    const ids = ({ undo }: State): string[] => undo.map((each) => ('id' in each ? each.id : each.what));
    expect(ids(state)).toEqual(['e9', 'c1', 'c2']);
    const one = after(state, { type: 'correctionUndone', correction: correction('c1') });
    expect(ids(one)).toEqual(['e9', 'c2']);
  });

  test.each([40, 80])('how to take it back is told however long the names are, in %i columns', (columns) => {
    const state = after(atBobby(columns), corrected('c1', null, null, '“王” is “'.repeat(40)));
    const row = statusRow(state, geometry(state));
    expect(row.map(({ text }) => text).join('')).toMatch(/… · u takes it back$/);
    expect(lineCells(row)).toBeLessThanOrEqual(geometry(state).width);
  });
});

describe('what others say', () => {
  test.each(['corrected', 'graph_changed'] as const)('%s makes all names that are shown due again', (type) => {
    const state = after(atBobby(), { type: 'entryRead', at: 1, detail: detail('e1', 'one') });
    expect(isDue(state.entity)).toBe(false);
    const next = after(state, told(type));
    expect(isDue(next.entity)).toBe(true);
    expect(isDue(next.suggestions)).toBe(true);
    expect(isDue(next.entry)).toBe(true);
    expect(isDue(next.timeline)).toBe(true);
  });

  test('an answer that a name is gone counts only for the name that is open', () => {
    const gone = (id: string): Action => ({ type: 'entityGone', at: 2, id, movedTo: null });
    expect(after(atBobby(), gone('other')).entity.detail).not.toBeNull();
    const state = after(atBobby(), gone('bobby'));
    expect(state.entity.detail).toBeNull();
    expect(state.entity.problem).toMatch(/not in the journal any more/);
  });

  test('a name that has become another is shown as that', () => {
    const state = after(atBobby(), { type: 'entityGone', at: 1, id: 'bobby', movedTo: 'robert' });
    expect(currentPlace(state)).toEqual({ name: 'entity', id: 'robert' });
    expect(isDue(state.entity)).toBe(true);
  });

  test('the list of corrections keeps its selection when another comes', () => {
    const list = (...ids: string[]): Action => ({
      type: 'correctionsRead',
      at: 1,
      list: ids.map((id) => correction(id)),
    });
    const place = { name: 'corrections' } as const;
    const state = after(fresh(), READY, { type: 'wentTo', place }, list('b', 'a'), { type: 'moved', motion: 'down' });
    expect(after(state, list('c', 'b', 'a')).corrections.selected).toBe(2);
  });
});

describe('what may be the same', () => {
  const pair = { entity: summary('Bobby'), candidates: [summary('Robert'), summary('Rob')], reason: 'short' };

  test('is asked on both pages, and the same one loses its name', () => {
    const state = atBobby(80, suggestionsRead(pair));
    expect(suggested(state)).toMatchObject({
      entity: { id: 'bobby' },
      into: { id: 'robert' },
      other: { id: 'robert' },
    });
    const open = (id: string) => suggested({ ...state, entity: { ...state.entity, id } });
    expect(open('rob')).toMatchObject({ entity: { id: 'bobby' }, into: { id: 'rob' }, other: { id: 'bobby' } });
    expect(open('zoë')).toBeNull();
  });
});
