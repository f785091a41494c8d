/** Which keys mean what just now: the context the person is in, and what makes sense there. */
import { CONDITIONS, type Condition, type Context } from '../../keys/keymap.ts';
import type { Correcting } from '../Correcting.ts';
import { currentPlace } from '../reduce/places.ts';
import type { State } from '../State.ts';
import { browsingAbilities } from './browsingAbilities.ts';
import { completion } from './completion.ts';
import { selectedDraft } from './draftRows.ts';
import { foundPlaces } from './writingRows.ts';
import { choices } from './choices.ts';
import { splitEntries } from './entitySplit.ts';
import { entryLayout } from './entryLayout.ts';
import { differenceMaxScroll } from './differenceRows.ts';
import { jobAbilities, listKeys } from './jobList.ts';
import { knowingAbilities, selectedName } from './knowing.ts';
import { reviewAbilities, selectedProposal } from './reviewList.ts';
import { settingRows } from './settingRows.ts';
import { showsKept } from './searchView.ts';
import { suggested } from './suggested.ts';
import { thatDayEntries } from './thatDayEntries.ts';

function jobsContext({ jobs }: State): Context {
  if (jobs.asking) return 'confirm';
  return jobs.view === 'work' ? 'jobs' : 'runs';
}

const STEP_CONTEXTS: Record<Correcting['act'], Context> = {
  merge: 'picking',
  add: 'picking',
  rename: 'naming',
  alias: 'naming',
  splitName: 'naming',
  split: 'ticking',
  retype: 'types',
  addType: 'types',
  delete: 'deleting',
};

function writeContext(state: State): Context {
  switch (state.writing.aside?.what) {
    case 'when':
      return 'when';
    case 'find':
      return 'finding';
    case 'template':
      return 'templates';
    case undefined:
      return completion(state) === null ? 'write' : 'completing';
  }
}

/** The context of the place itself, whether or not the help lies over it. */
export function placeContext(state: State): Context {
  if (state.correcting !== null) return STEP_CONTEXTS[state.correcting.act];
  const { name } = currentPlace(state);
  if (name === 'names' && state.nameList.typing) return 'filtering';
  if (name === 'write') return writeContext(state);
  if (name === 'jobs') return jobsContext(state);
  if (name === 'timeline' && state.jump !== null) return 'day';
  if ((name === 'review' || name === 'difference') && state.review.question !== null) return 'answer';
  if (name === 'keys' && state.keyList.pressing) return 'pressing';
  return name === 'models' && state.models.path !== null ? 'path' : name;
}

export function contextOf(state: State): Context {
  if (state.secret !== null) return state.secret.step === 'unlock' ? 'locked' : 'passphrase';
  if (state.palette !== null) return 'palette';
  return state.help === null ? placeContext(state) : 'help';
}

/** The ids older (further down) and newer (further up) than the open entry in the list it was opened from. */
export function neighbours(state: State): { older: string | null; newer: string | null } {
  const place = currentPlace(state);
  if (place.name !== 'entry' || place.list === 'none') return { older: null, newer: null };
  const lists = { timeline: state.timeline.episodes, search: state.search.hits, thatDay: thatDayEntries(state) };
  const list = lists[place.list];
  const at = list.findIndex(({ id }) => id === place.id);
  if (at < 0) return { older: null, newer: null };
  return { older: list[at + 1]?.id ?? null, newer: list[at - 1]?.id ?? null };
}

function hasSelection(state: State): boolean {
  switch (currentPlace(state).name) {
    case 'timeline':
      return state.timeline.selectedId !== null;
    case 'search':
      return state.search.hits.length > 0 || showsKept(state);
    case 'trash':
      return (state.trash.list?.length ?? 0) > 0;
    case 'thatDay':
      return thatDayEntries(state).length > 0;
    case 'entity':
      return (state.entity.detail?.quotes.length ?? 0) > 0 || selectedName(state) !== null;
    case 'names':
    case 'insights':
    case 'walk':
      return selectedName(state) !== null;
    case 'entry':
      return state.entry.detail !== null;
    case 'jobs':
      return listKeys(state).length > 0;
    case 'review':
    case 'difference':
      return selectedProposal(state) !== null;
    case 'drafts':
      return selectedDraft(state) !== null;
    case 'corrections':
      return (state.corrections.list?.length ?? 0) > 0;
    case 'write':
    case 'settings':
    case 'keys':
    case 'models':
    case 'history':
      return false;
  }
}

function correctingAbilities(
  state: State,
): Record<'entityShown' | 'severalEntries' | 'hasSuggestion' | 'hasChoice' | 'hasTicked' | 'canTakeBack', boolean> {
  const { correcting, corrections, entity } = state;
  return {
    entityShown: entity.detail !== null,
    severalEntries: splitEntries(state).length > 1,
    hasSuggestion: suggested(state) !== null,
    hasChoice: choices(state).length > 0,
    hasTicked: correcting?.act === 'split' && correcting.ticked.size > 0,
    canTakeBack: corrections.list?.[corrections.selected]?.undone === null,
  };
}

function scrolls(state: State): boolean {
  if (state.help !== null) return true;
  const maxScroll =
    currentPlace(state).name === 'difference' ? differenceMaxScroll(state) : (entryLayout(state)?.maxScroll ?? 0);
  return maxScroll > 0;
}

/** What holds now, for the keymap's `when`. */
export function conditions(state: State): Set<Condition> {
  const { older, newer } = neighbours(state);
  const downloading = state.models.download !== null;
  const { status } = state.background;
  const backlog = status?.backlog;
  const { aside } = state.writing;
  const facts: Record<Condition, boolean> = {
    hasDrafts: (state.drafts.list?.length ?? 0) > 0,
    draftDiscarded: state.drafts.discarded !== null,
    hasFound: foundPlaces(state).length > 0,
    whenClear: aside?.what === 'when' && aside.read !== null,
    hasSelection: hasSelection(state),
    hasOlder: older !== null,
    hasNewer: newer !== null,
    hasNames: (state.entry.detail?.entities.length ?? 0) > 0,
    nameSelected: state.entry.name !== null,
    ...knowingAbilities(state),
    canUndo: state.undo.length > 0,
    ...correctingAbilities(state),
    ...browsingAbilities(state),
    canRetry: state.connection.state === 'failed',
    downloading,
    notDownloading: !downloading,
    needsAttention: (status?.counts.needs_attention ?? 0) > 0,
    hasWork: backlog !== undefined && backlog.ready + backlog.waiting + backlog.running > 0,
    hasHeld: (backlog?.held ?? 0) > 0,
    ...jobAbilities(state),
    ...reviewAbilities(state),
    hasProposals: (status?.proposals.ready ?? 0) + (status?.proposals.failed ?? 0) > 0,
    scrolls: scrolls(state),
    // The list itself asks what is available; that there is something in it is checked when it is used.
    hasMatch: state.palette !== null,
    hasChoices:
      currentPlace(state).name === 'settings' && settingRows(state)[state.settings.selected]?.choices !== undefined,
    canLock: state.preferences.passphrase !== null,
  };
  const held = new Set<Condition>();
  for (const condition of CONDITIONS) if (facts[condition]) held.add(condition);
  return held;
}
