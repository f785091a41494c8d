/** The first row: the program, the place, and what there is to say of the place. */
import { placeContext } from './context.ts';
import { countOf, dayOf, longDay, nearDay, timeOf } from './format.ts';
import type { Geometry } from './geometry.ts';
import { spread, type Line, type Span } from './line.ts';
import { currentPlace } from '../reduce/places.ts';
import { selectedProposal } from './reviewList.ts';
import type { State } from '../State.ts';
import { sanitize } from '../../text/sanitize.ts';

const NARROW = 60;

const dim = (text: string): Span => ({ text, token: 'dim' });

/** "Today · Monday 23 November · 21:14"; on a narrow screen the nearer of the two day names. */
function when(date: string, { today, columns }: State): string {
  const near = nearDay(dayOf(date), today);
  const long = longDay(dayOf(date), today);
  const day = columns >= NARROW ? [near, long] : [near ?? long.replace(/^\w+ /, '')];
  return [...day, timeOf(date)].filter((part) => part !== null && part !== '').join(' · ');
}

/** The moment of the entry whose proposal is open. */
function differenceTitle(state: State): string {
  const date = selectedProposal(state)?.date;
  return date === undefined ? 'Review' : `Review · ${when(date, state)}`;
}

function titleOf(state: State): string {
  const place = currentPlace(state);
  if (state.help !== null) return 'Help';
  switch (place.name) {
    case 'timeline':
      return 'Timeline';
    case 'write':
      return state.writing.id === null ? 'New entry' : 'Change entry';
    case 'entry':
      return state.entry.detail === null ? 'Entry' : when(state.entry.detail.date, state);
    case 'entity':
      return state.entity.detail === null ? 'Name' : sanitize(state.entity.detail.name);
    case 'search':
      return 'Search';
    case 'settings':
      return 'Settings';
    case 'models':
      return 'Language model';
    case 'corrections':
      return 'Corrections';
    case 'review':
      return 'Review';
    case 'difference':
      return differenceTitle(state);
    case 'jobs':
      return state.jobs.view === 'work' ? 'Jobs' : 'Jobs · last runs';
  }
}

function asideOf(state: State): Line {
  if (state.help !== null) return [dim(placeContext(state))];
  switch (currentPlace(state).name) {
    case 'timeline': {
      const { total } = state.timeline;
      return total === null || total === 0 ? [] : [dim(countOf(total, 'entry', 'entries'))];
    }
    case 'write':
      return [dim(when(state.writing.date.date, state))];
    case 'entity': {
      const { detail } = state.entity;
      return detail === null ? [] : [dim(countOf(detail.episodes, 'entry', 'entries'))];
    }
    case 'search': {
      const { hits, problem } = state.search;
      return problem !== null || hits.length === 0 ? [] : [dim(countOf(hits.length, 'entry', 'entries'))];
    }
    case 'entry':
    case 'settings':
    case 'models':
    case 'corrections':
    case 'jobs':
    case 'review':
    case 'difference':
      return [];
  }
}

export function headerLine(state: State, { width }: Geometry): Line {
  const left: Line = [{ text: 'kith', token: 'brand' }, dim('  '), { text: titleOf(state), token: 'text' }];
  return spread(left, asideOf(state), width);
}
