/** The write screen: the text, whose it is, and how far a save has come. */
import { bufferText, createBuffer, type TextBuffer } from '../../editor/buffer.ts';
import type { WritingAction } from '../Action.ts';
import type { State, Writing } from '../State.ts';
import { currentPlace, goToSaved } from './places.ts';
import { wanted } from './reading.ts';
import { selectEntry } from './timeline.ts';

/** The draft from disk; what was typed at the end while it was being read comes after it. */
function withDraft(writing: Writing, draft: string | null, cursor: number | null): TextBuffer {
  if (draft === null) return writing.field;
  const text = bufferText(writing.field);
  const typed = text.startsWith(writing.original) ? text.slice(writing.original.length) : '';
  return typed === '' ? createBuffer(draft, cursor ?? draft.length) : createBuffer(draft + typed);
}

export function reduceWriting(state: State, action: WritingAction): State {
  const { writing } = state;
  switch (action.type) {
    case 'writingBegan': {
      const { id, date, original } = action;
      const field = createBuffer(original);
      return { ...state, writing: { id, field, original, date, draft: 'reading', saving: 'no', problem: null } };
    }
    case 'draftOpened': {
      const field = withDraft(writing, action.text, action.cursor);
      return { ...state, writing: { ...writing, field, draft: 'open' } };
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
        timeline: selectEntry(wanted(state.timeline), action.id),
        writing: { ...writing, saving: 'no' },
        notice: { tone: 'good', text: 'Saved' },
      };
      // Whoever left the screen while the save was waiting stays where they went.
      return currentPlace(state).name === 'write' ? goToSaved(next, action.id) : next;
    }
  }
}

/** True when leaving the write screen would leave something unsaved behind. */
export function isChanged(writing: Writing): boolean {
  return bufferText(writing.field) !== writing.original;
}
