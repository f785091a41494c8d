/** The write screen: the text, whose it is, and how far a save has come. */
import { bufferText, createBuffer, type TextBuffer } from '../../editor/buffer.ts';
import type { WritingAction } from '../Action.ts';
import type { State, Writing } from '../State.ts';
import { currentPlace, goToSaved } from './places.ts';
import { wanted } from './reading.ts';
import { selectEntry } from './timeline.ts';

/** The draft from disk; what was typed at the end while it was being read comes after it. */
function withDraft(writing: Writing, draft: string, cursor: number): TextBuffer {
  const text = bufferText(writing.field);
  const typed = text.startsWith(writing.original) ? text.slice(writing.original.length) : '';
  return typed === '' ? createBuffer(draft, cursor) : createBuffer(draft + typed);
}

export function reduceWriting(state: State, action: WritingAction): State {
  const { writing } = state;
  switch (action.type) {
    case 'writingBegan': {
      const { id, text: original, revision } = action.entry ?? { id: null, text: '', revision: null };
      const field = createBuffer(original);
      return { ...state, writing: { id, field, original, revision, date: action.date, saving: 'no', problem: null } };
    }
    case 'draftOpened': {
      const field = withDraft(writing, action.text, action.cursor);
      return { ...state, writing: { ...writing, field, date: action.date } };
    }
    case 'draftLineSeen':
      return state.draftLine === action.line ? state : { ...state, draftLine: action.line };
    case 'savingBegan':
      return { ...state, writing: { ...writing, saving: action.waiting ? 'waiting' : 'saving', problem: null } };
    case 'savingFailed':
      return { ...state, writing: { ...writing, saving: 'no', problem: action.problem } };
    case 'saved': {
      const next: State = {
        ...state,
        timeline: selectEntry(wanted(state.timeline), action.episode.id),
        writing: { ...writing, saving: 'no' },
        notice: { tone: 'good', text: 'Saved' },
      };
      // Whoever left the screen while the save was waiting stays where they went.
      return currentPlace(state).name === 'write' ? goToSaved(next, action.episode) : next;
    }
  }
}

/** True when leaving the write screen would leave something unsaved behind. */
export function isChanged(writing: Writing): boolean {
  return bufferText(writing.field) !== writing.original;
}
