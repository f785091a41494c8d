/** The first row: the program, the place, and what there is to say of the place. */
import { placeContext } from './context.ts';
import { countOf, longDay } from './format.ts';
import type { Geometry } from './geometry.ts';
import { nameListAside, nameListTitle } from './knowing.ts';
import { spread, type Line, type Span } from './line.ts';
import { currentPlace } from '../reduce/places.ts';
import { selectedProposal } from './reviewList.ts';
import { momentText } from './moments.ts';
import { showsKept } from './searchView.ts';
import type { State } from '../State.ts';
import { sanitize } from '../../text/sanitize.ts';
import { countWords } from '../../text/wordCount.ts';

/** Narrower screens have no room for the number of words. */
const WORDS_FROM = 72;

const dim = (text: string): Span => ({ text, token: 'dim' });

/** The moment of the entry whose proposal is open. */
function differenceTitle(state: State): string {
  const date = selectedProposal(state)?.date;
  return date === undefined ? 'Review' : `Review · ${momentText(date, state)}`;
}

/** Whose page it is, and the mode of vim unless one just types. */
function writingTitle({ writing, preferences }: State): string {
  const title = writing.id === null ? 'New entry' : 'Change entry';
  return preferences.vim && writing.vim.mode !== 'insert'
    ? `${title} · ${writing.vim.mode} ${writing.vim.pending}`.trimEnd()
    : title;
}

function titleOf(state: State): string {
  const place = currentPlace(state);
  if (state.secret !== null) return state.secret.step === 'unlock' ? 'Locked' : 'Passphrase';
  if (state.palette !== null) return 'Commands';
  if (state.help !== null) return 'Help';
  switch (place.name) {
    case 'timeline':
      return 'Timeline';
    case 'write':
      return writingTitle(state);
    case 'entry':
      return state.entry.detail === null ? 'Entry' : momentText(state.entry.detail.date, state);
    case 'entity':
      return state.entity.detail === null ? 'Name' : sanitize(state.entity.detail.name);
    case 'names':
      return nameListTitle(state);
    case 'insights':
      return 'Insights';
    case 'walk':
      return `Walk · ${sanitize(place.label)}`;
    case 'search':
      return 'Search';
    case 'settings':
      return 'Settings';
    case 'keys':
      return 'Keys';
    case 'models':
      return 'Language model';
    case 'drafts':
      return 'Drafts';
    case 'corrections':
      return 'Corrections';
    case 'review':
      return 'Review';
    case 'difference':
      return differenceTitle(state);
    case 'trash':
      return 'Trash';
    case 'history':
      return 'History of an entry';
    case 'thatDay':
      return `On this day · ${longDay(place.day, state.today)}`;
    case 'jobs':
      return state.jobs.view === 'work' ? 'Jobs' : 'Jobs · last runs';
  }
}

/** How much is written, and what moment it is about. */
function writingAside(state: State): Line {
  const { field, date } = state.writing;
  const count = countWords(field.lines);
  const words = count === 0 || state.columns < WORDS_FROM ? '' : `${countOf(count, 'word', 'words')} · `;
  return [dim(`${words}${momentText(date.date, state)}`)];
}

function asideOf(state: State): Line {
  if (state.secret !== null) return [];
  if (state.help !== null || state.palette !== null) return [dim(placeContext(state))];
  switch (currentPlace(state).name) {
    case 'timeline': {
      const { total } = state.timeline;
      if (state.marked.size > 0) return [dim(`${state.marked.size} marked`)];
      return total === null || total === 0 ? [] : [dim(countOf(total, 'entry', 'entries'))];
    }
    case 'write':
      return writingAside(state);
    case 'entity': {
      const { detail } = state.entity;
      return detail === null ? [] : [dim(countOf(detail.episodes, 'entry', 'entries'))];
    }
    case 'search': {
      const { hits, problem } = state.search;
      return problem !== null || showsKept(state) || hits.length === 0
        ? []
        : [dim(countOf(hits.length, 'entry', 'entries'))];
    }
    case 'names':
      return [dim(nameListAside(state))];
    case 'entry':
    case 'insights':
    case 'walk':
    case 'settings':
    case 'keys':
    case 'models':
    case 'drafts':
    case 'corrections':
    case 'jobs':
    case 'review':
    case 'difference':
    case 'thatDay':
      return [];
    case 'trash': {
      const count = state.trash.list?.length ?? 0;
      return count === 0 ? [] : [dim(countOf(count, 'entry', 'entries'))];
    }
    case 'history': {
      const count = state.history.list?.length ?? 0;
      return count === 0 ? [] : [dim(countOf(count, 'text', 'texts'))];
    }
  }
}

export function headerLine(state: State, { width }: Geometry): Line {
  const left: Line = [{ text: 'kith', token: 'brand' }, dim('  '), { text: titleOf(state), token: 'text' }];
  return spread(left, asideOf(state), width);
}
