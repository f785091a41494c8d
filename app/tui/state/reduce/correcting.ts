/** Putting the graph right: the steps of a correction, and what follows when it is said or taken back. */
import type { Correction } from '../../../../backend/journal/Journal.ts';
import { createBuffer } from '../../editor/buffer.ts';
import type { CorrectingAction, Motion } from '../Action.ts';
import type { Correcting } from '../Correcting.ts';
import { listLength } from '../selectors/correctingLists.ts';
import { splitEntries } from '../selectors/entitySplit.ts';
import type { State } from '../State.ts';
import { wantAllQuotes } from './knowing.ts';
import { followEntity } from './places.ts';
import { got, wanted } from './reading.ts';
import { move } from './timeline.ts';

/** The step before, or null when there is none. */
function stepBack(correcting: Correcting | null): Correcting | null {
  switch (correcting?.act) {
    case 'splitName':
      return { act: 'split', about: correcting.about, ticked: correcting.ticked, selected: 0 };
    case 'addType':
      return { act: 'add', entry: correcting.entry, field: createBuffer(correcting.name), selected: 0 };
    default:
      return null;
  }
}

/** Ticks the selected entry, or takes its tick away. */
function ticked(state: State): State {
  const { correcting } = state;
  if (correcting?.act !== 'split') return state;
  const entry = splitEntries(state)[correcting.selected]?.episode;
  if (entry === undefined) return state;
  const next = new Set(correcting.ticked);
  if (!next.delete(entry)) next.add(entry);
  return { ...state, correcting: { ...correcting, ticked: next } };
}

export function moveInCorrecting(state: State, correcting: Correcting, motion: Motion, page: number): State {
  if (!('selected' in correcting)) return state;
  const selected = Math.max(0, move(correcting.selected, motion, listLength(state), page));
  return { ...state, correcting: { ...correcting, selected } };
}

/** The selection stays on its correction while others arrive above it. */
export function correctionsRead(state: State, at: number, list: readonly Correction[]): State {
  const { corrections } = state;
  const before = corrections.list?.[corrections.selected]?.id;
  const kept = list.findIndex(({ id }) => id === before);
  const selected = kept >= 0 ? kept : Math.max(0, Math.min(corrections.selected, list.length - 1));
  return { ...state, corrections: got({ ...corrections, list, selected }, at) };
}

export function reduceCorrecting(state: State, action: CorrectingAction): State {
  switch (action.type) {
    case 'correctingBegan': {
      const { correcting } = action;
      const picks = correcting.act === 'merge' || correcting.act === 'add';
      const next = { ...state, correcting, ...(picks && { names: wanted(state.names) }) };
      return correcting.act === 'split' ? wantAllQuotes(next) : next;
    }
    case 'correctingLeft':
      return { ...state, correcting: stepBack(state.correcting) };
    case 'entryTicked':
      return ticked(state);
    case 'corrected': {
      const { correction, entity } = action.result;
      const moved = action.follows === null || entity === null ? null : { from: action.follows, to: entity };
      const next: State = {
        ...state,
        correcting: null,
        undo: [...state.undo, { what: 'correction', id: correction.id, moved }],
        notice: { tone: 'good', text: correction.words, hint: action.undoHint },
      };
      return action.follows === null ? next : followEntity(next, action.follows, entity);
    }
    case 'correctionUndone': {
      const { id, words } = action.correction;
      const done = state.undo.find((each) => each.what === 'correction' && each.id === id);
      const next: State = {
        ...state,
        undo: state.undo.filter((each) => each !== done),
        notice: { tone: 'good', text: `Taken back: ${words}` },
      };
      const moved = done?.what === 'correction' ? done.moved : null;
      return moved === null ? next : followEntity(next, moved.to, moved.from);
    }
  }
}
