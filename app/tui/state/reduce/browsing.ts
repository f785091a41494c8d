/** Looking through the journal: the strip of days, marks, the trash, earlier texts, and this day in earlier years. */
import { DAY_UNITS } from '../../../../backend/calendar/days.ts';
import { createBuffer } from '../../editor/buffer.ts';
import type { Motion } from '../Action.ts';
import type { BrowsingAction, BrowsingRead } from '../Browsing.ts';
import { pageOf, spansOfPage } from '../selectors/calendarPage.ts';
import { countOf } from '../selectors/format.ts';
import { historyView } from '../selectors/historyView.ts';
import { thatDayEntries } from '../selectors/thatDayEntries.ts';
import { selectedDay } from '../selectors/timelineDay.ts';
import type { State } from '../State.ts';
import { currentPlace, goBack } from './places.ts';
import { got, wantAgain, wanted } from './reading.ts';
import { move, select } from './timeline.ts';

const within = (selected: number, count: number): number => Math.max(0, Math.min(selected, count - 1));

function browsingRead(state: State, action: BrowsingRead): State {
  switch (action.type) {
    case 'calendarRead': {
      const { calendar } = state;
      // The person may have gone to another page meanwhile.
      const counts = action.page === calendar.page ? action.counts : calendar.counts;
      return { ...state, calendar: got({ ...calendar, counts }, action.at) };
    }
    case 'trashRead': {
      const selected = within(state.trash.selected, action.list.length);
      return { ...state, trash: got({ ...state.trash, list: action.list, selected }, action.at) };
    }
    case 'historyRead': {
      if (action.id !== state.history.id) return state;
      const selected = within(state.history.selected, action.list.length);
      return { ...state, history: got({ ...state.history, list: action.list, selected }, action.at) };
    }
    case 'thatDayRead': {
      if (action.day !== state.thatDay.day) return state;
      const next = { ...state, thatDay: got({ ...state.thatDay, list: action.list }, action.at) };
      const selected = within(next.thatDay.selected, thatDayEntries(next).length);
      return { ...next, thatDay: { ...next.thatDay, selected } };
    }
    case 'keptRead': {
      const selected = within(state.kept.selected, action.list.length);
      return { ...state, kept: got({ ...state.kept, list: action.list, selected }, action.at) };
    }
  }
}

function toggled(marked: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(marked);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Marking goes on to the next entry, so that a row of them is a row of presses. */
function mark(state: State, id: string): State {
  const { timeline } = state;
  const marked = toggled(state.marked, id);
  const hint = 'd deletes, r reads again, E exports';
  const notice = marked.size === 0 ? null : { tone: 'plain' as const, text: `${marked.size} marked`, hint };
  return {
    ...state,
    marked,
    notice,
    timeline: select(timeline, move(timeline.selected, 'down', timeline.total ?? 0, 1)),
  };
}

export function reduceBrowsing(state: State, action: BrowsingAction): State {
  switch (action.type) {
    case 'unitTurned': {
      const { calendar } = state;
      const unit = DAY_UNITS[(DAY_UNITS.indexOf(calendar.unit) + 1) % DAY_UNITS.length] ?? 'day';
      return { ...state, calendar: { ...calendar, unit } };
    }
    case 'timelineAt':
      return { ...state, timeline: select(state.timeline, action.position) };
    case 'jumpTyping':
      return { ...state, jump: action.typing ? createBuffer() : null };
    case 'marked':
      return mark(state, action.id);
    case 'thatDayTurned': {
      const { day } = action;
      const places = [...state.places.slice(0, -1), { name: 'thatDay' as const, day }];
      return { ...state, places, thatDay: wanted({ ...state.thatDay, day, list: null, selected: 0 }) };
    }
    case 'marksCleared':
      return { ...state, marked: new Set() };
    case 'manyDeleted': {
      const { ids } = action;
      const text = `Deleted ${countOf(ids.length, 'entry', 'entries')} · u brings ${ids.length === 1 ? 'it' : 'them'} back`;
      const undo = [...state.undo, { what: 'entries' as const, ids }];
      const next: State = { ...state, undo, marked: new Set(), notice: { tone: 'plain', text } };
      return wantAgain(next, ['timeline', 'search', 'calendar', 'trash']);
    }
    case 'manyRestored': {
      const undo = state.undo.filter((each) => each.what !== 'entries' || each.ids !== action.ids);
      const next: State = { ...state, undo, notice: { tone: 'good', text: 'Back in their places' } };
      return wantAgain(next, ['timeline', 'search', 'calendar', 'trash']);
    }
    case 'textBroughtBack': {
      const { id, before } = action;
      const undo = [...state.undo, { what: 'text' as const, id, before }];
      const notice = { tone: 'good' as const, text: 'The earlier text stands again', hint: 'u takes it back' };
      const next: State = { ...state, undo, notice };
      return currentPlace(next).name === 'history' ? goBack(next) : next;
    }
    case 'textUndone': {
      const last = state.undo.findLastIndex((each) => each.what === 'text' && each.id === action.id);
      return { ...state, undo: state.undo.filter((_, at) => at !== last), notice: { tone: 'good', text: 'As it was' } };
    }
    default:
      return browsingRead(state, action);
  }
}

/** The strip shows the page of the calendar that the selected entry is on. */
export function followCalendar(state: State): State {
  const day = currentPlace(state).name === 'timeline' ? selectedDay(state) : null;
  if (day === null) return state;
  const { calendar } = state;
  const page = pageOf(day, calendar.unit);
  if (page === calendar.page) return state;
  const spans = spansOfPage(day, calendar.unit);
  return { ...state, calendar: wanted({ ...calendar, page, spans, counts: [] }) };
}

/** Moves in the lists of these places. @param page rows visible at once */
export function moveInBrowsing(
  state: State,
  name: 'trash' | 'history' | 'thatDay',
  motion: Motion,
  page: number,
): State {
  switch (name) {
    case 'trash': {
      const { trash } = state;
      return { ...state, trash: { ...trash, selected: move(trash.selected, motion, trash.list?.length ?? 0, page) } };
    }
    case 'thatDay': {
      const { thatDay } = state;
      const count = thatDayEntries(state).length;
      return { ...state, thatDay: { ...thatDay, selected: move(thatDay.selected, motion, count, page) } };
    }
    case 'history': {
      const { history } = state;
      if (motion === 'pageUp' || motion === 'pageDown') {
        const { maxScroll, changesHeight } = historyView(state);
        const step = Math.max(1, changesHeight - 1);
        const scroll = move(Math.min(history.scroll, maxScroll), motion, maxScroll + 1, step);
        return { ...state, history: { ...history, scroll } };
      }
      const selected = move(history.selected, motion, history.list?.length ?? 0, 1);
      return { ...state, history: { ...history, selected, scroll: 0 } };
    }
  }
}
