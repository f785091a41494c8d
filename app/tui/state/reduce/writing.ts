/** The write screen: the text, whose it is, what is asked beside it, and how far a save has come. */
import { bufferText, createBuffer, cursorOffset, type TextBuffer } from '../../editor/buffer.ts';
import { findAll, firstFrom, nextFrom, type Found } from '../../editor/find.ts';
import { select, selectionOf } from '../../editor/selection.ts';
import { completion, tokenAt, tokenPlace } from '../selectors/completion.ts';
import type { State } from '../State.ts';
import { NO_WRITING, type Aside, type Writing, type WritingAction } from '../Writing.ts';
import { currentPlace, goToSaved } from './places.ts';
import { wanted } from './reading.ts';
import { selectEntry } from './timeline.ts';

const SAVED = 'Saved';

/** The draft from disk; what was typed at the end while it was being read comes after it. */
function withDraft(writing: Writing, draft: string, cursor: number): TextBuffer {
  const text = bufferText(writing.field);
  const typed = text.startsWith(writing.original) ? text.slice(writing.original.length) : '';
  return typed === '' ? createBuffer(draft, cursor) : createBuffer(draft + typed);
}

/** The text with a found place selected, or as it was. */
function showing(writing: Writing, place: Found | null): Writing {
  return place === null ? writing : { ...writing, field: select(writing.field, place.start, place.end) };
}

/** Where the selected text begins, or else the cursor. */
function startOf(field: TextBuffer): number {
  const selection = selectionOf(field);
  return cursorOffset(selection === null ? field : { ...field, cursor: selection.from });
}

/** Another letter of what is looked for: the first place from where the person stood. */
function looking(writing: Writing, aside: Aside & { what: 'find' }): Writing {
  const query = bufferText(aside.field);
  return showing({ ...writing, aside }, firstFrom(findAll(writing.field, query), aside.from));
}

function foundNext(writing: Writing, by: 1 | -1): Writing {
  const { aside, field } = writing;
  if (aside?.what !== 'find') return writing;
  return showing(writing, nextFrom(findAll(field, bufferText(aside.field)), startOf(field), by));
}

/** The person typed in the text, or in the field beside it. */
export function writingEdited(state: State, name: 'writing' | 'aside', buffer: TextBuffer): State {
  const { writing } = state;
  if (name === 'writing') {
    const { dismissed } = writing.completing;
    const completing = { selected: 0, dismissed: tokenAt(buffer) === null ? null : dismissed };
    return { ...state, writing: { ...writing, field: buffer, problem: null, completing } };
  }
  const { aside } = writing;
  if (aside === null || !('field' in aside)) return state;
  const isSame = bufferText(aside.field) === bufferText(buffer);
  if (aside.what === 'find' && !isSame) return { ...state, writing: looking(writing, { ...aside, field: buffer }) };
  return { ...state, writing: { ...writing, aside: { ...aside, field: buffer } } };
}

/** Another template, or another row of the list under the cursor, if there is one. */
export function moveInWriting(state: State, by: 1 | -1): State {
  const { writing } = state;
  const { aside } = writing;
  if (aside?.what === 'template') {
    const selected = Math.max(0, Math.min(aside.list.length - 1, aside.selected + by));
    return { ...state, writing: { ...writing, aside: { ...aside, selected } } };
  }
  const open = completion(state);
  if (open === null) return state;
  const selected = (open.selected + by + open.list.length) % open.list.length;
  return { ...state, writing: { ...writing, completing: { ...writing.completing, selected } } };
}

export function reduceWriting(state: State, action: WritingAction): State {
  const { writing } = state;
  const changed = (change: Partial<Writing>): State => ({ ...state, writing: { ...writing, ...change } });
  switch (action.type) {
    case 'writingBegan': {
      const { id, text: original, revision } = action.entry ?? { id: null, text: '', revision: null };
      const field = createBuffer(original);
      return { ...state, writing: { ...NO_WRITING, id, field, original, revision, date: action.date } };
    }
    case 'draftOpened':
      return changed({
        field: withDraft(writing, action.text, action.cursor),
        date: action.date,
        dated: action.dated,
      });
    case 'draftLineSeen':
      return state.draftLine === action.line ? state : { ...state, draftLine: action.line };
    case 'asideOpened':
      return changed({ aside: action.aside });
    case 'asideClosed':
      return changed({ aside: null });
    case 'whenRead': {
      const { aside } = writing;
      return aside?.what === 'when' && aside.field === action.field
        ? changed({ aside: { ...aside, read: action.read } })
        : state;
    }
    case 'dated':
      return changed({ date: action.date, dated: true, aside: null });
    case 'foundNext':
      return { ...state, writing: foundNext(writing, action.by) };
    case 'completionDismissed': {
      const token = tokenAt(writing.field);
      return changed({ completing: { selected: 0, dismissed: token === null ? null : tokenPlace(token) } });
    }
    case 'vimMoved':
      return changed({ vim: action.vim });
    case 'savingBegan':
      return changed({ saving: action.waiting ? 'waiting' : 'saving', problem: null, aside: null });
    case 'savingFailed':
      return changed({ saving: 'no', problem: action.problem });
    case 'echoed':
      // Only while "Saved" still stands there: nothing pops up later.
      return state.notice?.text === SAVED && state.entry.id === action.id
        ? { ...state, notice: { ...state.notice, hint: action.text } }
        : state;
    case 'saved': {
      const next: State = {
        ...state,
        timeline: selectEntry(wanted(state.timeline), action.episode.id),
        writing: { ...writing, saving: 'no' },
        notice: { tone: 'good', text: SAVED },
      };
      // Whoever left the screen while the save was waiting stays where they went.
      return currentPlace(state).name === 'write' ? goToSaved(next, action.episode) : next;
    }
  }
}

/** True when leaving the write screen would leave something unsaved behind. */
export function isChanged(writing: Writing): boolean {
  return writing.dated || bufferText(writing.field) !== writing.original;
}
