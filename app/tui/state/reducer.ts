/** (state, action) → state: the only way anything on the screen changes. Pure. */
import { bufferText, type TextBuffer } from '../editor/buffer.ts';
import { READING_NAMES, type Action, type FieldName, type ReadingDone } from './Action.ts';
import { followCalendar, reduceBrowsing } from './reduce/browsing.ts';
import { correctionsRead, reduceCorrecting } from './reduce/correcting.ts';
import { backgroundRead, jobsRead, reduceJobs } from './reduce/jobs.ts';
import { applyEvent } from './reduce/journalEvents.ts';
import { reduceDrafts } from './reduce/drafts.ts';
import { filtered, insightsRead, keptLink, reduceKnowing } from './reduce/knowing.ts';
import { reduceModels } from './reduce/models.ts';
import { reviewRead } from './reduce/review.ts';
import { applyMotion, selectName, showFound } from './reduce/moving.ts';
import { followEntity, followSelection, goBack, goTo, goToNeighbour, leaveEntry } from './reduce/places.ts';
import { got, wantAgain, wanted } from './reduce/reading.ts';
import { stretchRead } from './reduce/timeline.ts';
import { walkRead } from './reduce/walk.ts';
import { reduceWindow } from './reduce/window.ts';
import { reduceWriting, writingEdited } from './reduce/writing.ts';
import { entryLayout } from './selectors/entryLayout.ts';
import type { Connection, State } from './State.ts';

/** The shelf of models is not the journal's. */
const OF_THE_JOURNAL = READING_NAMES.filter((name) => name !== 'models');

/** Everything is read anew when the journal answers (again): much may have happened while it did not. */
function connected(state: State, connection: Connection): State {
  const next = { ...state, connection };
  if (connection.state !== 'ready' || state.connection.state === 'ready') return next;
  return wantAgain(next, OF_THE_JOURNAL);
}

/** A terminal of another size may show more of the text than was left below. */
function resized(state: State, columns: number, rows: number): State {
  const next = { ...state, columns, rows };
  const scroll = Math.min(next.entry.scroll, entryLayout(next)?.maxScroll ?? 0);
  return { ...next, entry: { ...next.entry, scroll } };
}

function edited(state: State, field: FieldName, buffer: TextBuffer): State {
  switch (field) {
    case 'writing':
    case 'aside':
      return writingEdited(state, field, buffer);
    case 'jump':
      return { ...state, jump: buffer };
    case 'search': {
      const next = { ...state.search, field: buffer };
      return { ...state, search: bufferText(buffer) === bufferText(state.search.field) ? next : wanted(next) };
    }
    case 'names':
      return filtered(state, buffer);
    case 'palette':
      return { ...state, palette: { field: buffer, selected: 0 } };
    case 'secret':
      return state.secret === null ? state : { ...state, secret: { ...state.secret, field: buffer, problem: null } };
    case 'path':
      return { ...state, models: { ...state.models, path: buffer, failure: null } };
    case 'correcting': {
      const { correcting } = state;
      if (correcting === null || !('field' in correcting)) return state;
      // Another letter makes another list, of which the first is the likeliest.
      const narrows = bufferText(buffer) !== bufferText(correcting.field) && 'selected' in correcting;
      return { ...state, correcting: { ...correcting, field: buffer, ...(narrows && { selected: 0 }) } };
    }
  }
}

function readingDone(state: State, action: ReadingDone): State {
  switch (action.type) {
    case 'timelineRead':
      return { ...state, timeline: stretchRead(state.timeline, action) };
    case 'entryRead':
      // The answer may belong to an entry that was left meanwhile.
      if (action.detail.id !== state.entry.id) return state;
      return { ...state, entry: got({ ...state.entry, detail: action.detail, complete: true }, action.at) };
    case 'entityRead': {
      const selected = Math.max(0, Math.min(state.entity.selected, action.detail.quotes.length - 1));
      const { detail, why } = action;
      return keptLink({ ...state, entity: got({ ...state.entity, detail, why, selected }, action.at) });
    }
    case 'entityGone': {
      const entity = got(state.entity, action.at);
      if (action.id !== entity.id) return { ...state, entity };
      if (action.movedTo !== null) return followEntity({ ...state, entity }, action.id, action.movedTo);
      const problem = 'This name is not in the journal any more.';
      return { ...state, entity: { ...entity, detail: null, problem } };
    }
    case 'searchRead': {
      const kept = state.search.hits[state.search.selected]?.id;
      const selected = Math.max(
        0,
        action.hits.findIndex(({ id }) => id === kept),
      );
      return {
        ...state,
        search: got({ ...state.search, hits: action.hits, refused: action.refused, selected }, action.at),
      };
    }
    case 'modelsRead':
      return { ...state, models: got({ ...state.models, shelf: action.shelf }, action.at) };
    case 'settingsRead':
      return {
        ...state,
        settings: got({ ...state.settings, values: action.values, readers: action.readers }, action.at),
      };
    case 'backgroundRead':
      return backgroundRead(state, action.at, action.status);
    case 'jobsRead':
      return jobsRead(state, action.at, action.now, action);
    case 'reviewRead':
      return reviewRead(state, action.at, action.proposals);
    case 'suggestionsRead':
      return { ...state, suggestions: got({ ...state.suggestions, list: action.list }, action.at) };
    case 'tagsRead':
      return { ...state, tags: got({ ...state.tags, list: action.list }, action.at) };
    case 'namesRead':
      return { ...state, names: got({ ...state.names, list: action.list }, action.at) };
    case 'insightsRead':
      return insightsRead(state, action.at, action.told);
    case 'walkRead':
      return walkRead(state, action.at, action.found);
    case 'correctionsRead':
      return correctionsRead(state, action.at, action.list);
    case 'calendarRead':
    case 'trashRead':
    case 'historyRead':
    case 'thatDayRead':
    case 'keptRead':
      return reduceBrowsing(state, action);
    case 'readingFailed': {
      const slice = state[action.reading];
      return { ...state, [action.reading]: { ...got(slice, action.at), problem: action.problem } };
    }
  }
}

function step(state: State, action: Action): State {
  switch (action.type) {
    case 'resized':
      return resized(state, action.columns, action.rows);
    case 'dayChanged':
      return { ...state, today: action.today };
    case 'beat':
      return { ...state, beat: state.beat + 1, now: action.now };
    case 'minutePassed':
      return { ...state, now: action.now };
    case 'connection':
      return connected(state, action.connection);
    case 'event':
      return applyEvent(state, action.event);
    case 'wentTo':
      return showFound(goTo(state, action.place));
    case 'wentBack':
      return goBack(state);
    case 'helpToggled':
      return { ...state, help: state.help === null ? { scroll: 0 } : null };
    case 'moved':
      return applyMotion(state, action.motion);
    case 'nameSelected':
      return selectName(state, action.by);
    case 'neighbour':
      return showFound(goToNeighbour(state, action.id));
    case 'edited':
      return edited(state, action.field, action.buffer);
    case 'taken':
      return { ...state, clipboard: { text: action.text, after: action.after } };
    case 'noticed':
      return state.notice === action.notice ? state : { ...state, notice: action.notice };
    case 'deleted': {
      const notice = { tone: 'plain' as const, text: 'Deleted · u brings it back' };
      const next = { ...state, undo: [...state.undo, { what: 'entry' as const, id: action.id }], notice };
      return leaveEntry(wantAgain(next, ['timeline', 'search', 'calendar', 'trash']), action.id);
    }
    case 'restored': {
      const undo = state.undo.filter((each) => each.what !== 'entry' || each.id !== action.id);
      const next = { ...state, undo, notice: { tone: 'good' as const, text: 'Back in its place' } };
      const again = wantAgain(next, ['calendar', 'trash']);
      return { ...again, timeline: wanted({ ...state.timeline, selectedId: action.id }) };
    }
    case 'timelineRead':
    case 'entryRead':
    case 'entityRead':
    case 'searchRead':
    case 'modelsRead':
    case 'settingsRead':
    case 'backgroundRead':
    case 'jobsRead':
    case 'reviewRead':
    case 'insightsRead':
    case 'walkRead':
    case 'entityGone':
    case 'suggestionsRead':
    case 'namesRead':
    case 'tagsRead':
    case 'correctionsRead':
    case 'calendarRead':
    case 'trashRead':
    case 'historyRead':
    case 'thatDayRead':
    case 'keptRead':
    case 'readingFailed':
      return readingDone(state, action);
    case 'unitTurned':
    case 'timelineAt':
    case 'jumpTyping':
    case 'marked':
    case 'marksCleared':
    case 'thatDayTurned':
    case 'manyDeleted':
    case 'manyRestored':
    case 'textBroughtBack':
    case 'textUndone':
      return reduceBrowsing(state, action);
    case 'draftLeft':
    case 'draftsSeen':
    case 'draftDiscarded':
      return reduceDrafts(state, action);
    case 'writingBegan':
    case 'draftOpened':
    case 'draftLineSeen':
    case 'asideOpened':
    case 'asideClosed':
    case 'whenRead':
    case 'dated':
    case 'foundNext':
    case 'completionDismissed':
    case 'vimMoved':
    case 'savingBegan':
    case 'savingFailed':
    case 'saved':
    case 'echoed':
      return reduceWriting(state, action);
    case 'modelsOffered':
    case 'pathTyping':
    case 'downloadBegan':
    case 'downloadMoved':
    case 'downloadEnded':
    case 'modelFailed':
      return { ...state, models: reduceModels(state.models, action) };
    case 'preferred':
    case 'backgroundSeen':
    case 'paletteToggled':
    case 'veilToggled':
    case 'secretChanged':
    case 'keyPressing':
      return reduceWindow(state, action);
    case 'whyToggled':
      return { ...state, entity: wanted({ ...state.entity, explained: !state.entity.explained }) };
    case 'reviewAsked':
      return { ...state, review: { ...state.review, question: action.question } };
    case 'typeTurned':
    case 'orderTurned':
    case 'filterTyping':
    case 'walkOpened':
    case 'linkSelected':
      return reduceKnowing(state, action);
    case 'jobsTurned':
    case 'holdAllAsked':
      return reduceJobs(state, action);
    case 'correctingBegan':
    case 'correctingLeft':
    case 'entryTicked':
    case 'corrected':
    case 'correctionUndone':
      return reduceCorrecting(state, action);
  }
}

export function reduce(state: State, action: Action): State {
  return followCalendar(followSelection(step(state, action)));
}
