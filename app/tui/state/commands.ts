/** What each command of the keymap does. */
import { describeError } from '../../../backend/errors.ts';
import { selectedText, unselected } from '../editor/selection.ts';
import type { CommandId } from '../keys/keymap.ts';
import type { Motion } from './Action.ts';
import { BROWSING_COMMANDS, takeKeptSearch } from './browsingCommands.ts';
import { copyText } from './copyText.ts';
import { CORRECTING_COMMANDS } from './correctingCommands.ts';
import { KNOWING_COMMANDS, openSelectedName } from './knowingCommands.ts';
import { JOB_COMMANDS } from './jobCommands.ts';
import type { Kith, Perform } from './Kith.ts';
import { REVIEW_COMMANDS } from './reviewCommands.ts';
import { currentPlace } from './reduce/places.ts';
import { neighbours } from './selectors/context.ts';
import { focusedField } from './selectors/focusedField.ts';
import { selectedLink } from './selectors/entityLinks.ts';
import { orderedEntities } from './selectors/entryLayout.ts';
import { selectedJob, selectedRun } from './selectors/jobList.ts';
import { selectedProposal } from './selectors/reviewList.ts';
import { thatDayEntries } from './selectors/thatDayEntries.ts';
import { paletteItems } from './selectors/paletteItems.ts';
import type { EntryList, Place, State } from './State.ts';
import { WRITING_COMMANDS } from './writingCommands.ts';
import { WINDOW_COMMANDS } from './windowCommands.ts';

const moving =
  (motion: Motion): Perform =>
  ({ store }) =>
    store.dispatch({ type: 'moved', motion });

const going =
  (place: Place): Perform =>
  ({ store }) =>
    store.dispatch({ type: 'wentTo', place });

/** The entry that the current place has open or selected, and the list it stands in. */
function selectedEntry(state: State): { id: string; list: EntryList } | null {
  const place = currentPlace(state);
  switch (place.name) {
    case 'timeline':
      return state.timeline.selectedId === null ? null : { id: state.timeline.selectedId, list: 'timeline' };
    case 'search': {
      const hit = state.search.hits[state.search.selected];
      return hit === undefined ? null : { id: hit.id, list: 'search' };
    }
    case 'entity': {
      const link = selectedLink(state);
      // What the diarist has to do with the name is told by an entry.
      if (link?.kind === 'relation') return { id: link.relation.episode, list: 'none' };
      const quote = state.entity.detail?.quotes[state.entity.selected];
      return quote === undefined ? null : { id: quote.episode, list: 'none' };
    }
    case 'entry':
      return { id: place.id, list: place.list };
    case 'jobs': {
      const episode = selectedJob(state)?.episode ?? selectedRun(state)?.episode;
      return episode === undefined ? null : { id: episode, list: 'none' };
    }
    case 'review':
    case 'difference': {
      const proposal = selectedProposal(state);
      return proposal === null ? null : { id: proposal.id, list: 'none' };
    }
    case 'thatDay': {
      const episode = thatDayEntries(state)[state.thatDay.selected];
      return episode === undefined ? null : { id: episode.id, list: 'thatDay' };
    }
    case 'write':
    case 'names':
    case 'insights':
    case 'walk':
    case 'settings':
    case 'keys':
    case 'models':
    case 'drafts':
    case 'corrections':
    case 'trash':
    case 'history':
      return null;
  }
}

function openSelected(kith: Kith): void {
  if (takeKeptSearch(kith) || openSelectedName(kith)) return;
  const { store } = kith;
  const selected = selectedEntry(store.get());
  if (selected !== null) store.dispatch({ type: 'wentTo', place: { name: 'entry', ...selected } });
}

function openName({ store }: Kith): void {
  const { detail, name } = store.get().entry;
  const entity = detail === null || name === null ? undefined : orderedEntities(detail)[name];
  if (entity !== undefined) store.dispatch({ type: 'wentTo', place: { name: 'entity', id: entity.id } });
}

function goToNeighbour({ store }: Kith, which: 'older' | 'newer'): void {
  const id = neighbours(store.get())[which];
  if (id !== null) store.dispatch({ type: 'neighbour', id });
}

/** True when a command of the timeline is about the marked entries. */
function isMany(state: State): boolean {
  return currentPlace(state).name === 'timeline' && state.marked.size > 0;
}

/** Takes back what was done last in this window. */
async function undoLast({ store, entries, browsing, corrections }: Kith): Promise<void> {
  const last = store.get().undo.at(-1);
  switch (last?.what) {
    case 'entry':
      return entries.restore(last.id);
    case 'entries':
      return browsing.restoreMany(last.ids);
    case 'text':
      return browsing.undoText(last.id, last.before);
    case 'correction':
      return corrections.undo(last.id);
    case undefined:
      return undefined;
  }
}

/** Closes the list of commands and does the selected one, where it was opened. */
function runSelected(kith: Kith): void {
  const state = kith.store.get();
  const item = paletteItems(state)[state.palette?.selected ?? 0];
  if (item === undefined) return;
  kith.store.dispatch({ type: 'paletteToggled' });
  perform(kith, item.command.id, item.command.keys[0] ?? '');
}

/** Ctrl-C quits; with text selected it is the copy that everybody expects of it. */
function quitOrCopy(kith: Kith): void {
  const field = focusedField(kith.store.get());
  const text = field === null ? '' : selectedText(field.buffer);
  if (field === null || text === '') return kith.terminal.quit();
  copyText(kith, text, field.buffer);
}

const PERFORM: Record<CommandId, Perform> = {
  'quit-now': quitOrCopy,
  quit: ({ terminal }) => terminal.quit(),
  redraw: ({ terminal }) => terminal.redraw(),
  suspend: ({ terminal }) => terminal.suspend(),
  retry: ({ link }) => link.open(),
  help: ({ store }) => store.dispatch({ type: 'helpToggled' }),

  up: moving('up'),
  down: moving('down'),
  'page-up': moving('pageUp'),
  'page-down': moving('pageDown'),
  first: moving('first'),
  last: moving('last'),

  search: going({ name: 'search' }),
  settings: going({ name: 'settings' }),
  'choose-model': going({ name: 'models' }),
  jobs: going({ name: 'jobs' }),
  open: openSelected,
  back: async ({ store, writing }) => {
    const { field } = store.get().writing;
    if (currentPlace(store.get()).name !== 'write') store.dispatch({ type: 'wentBack' });
    // What is selected is let go of first.
    else if (field.anchor !== null) store.dispatch({ type: 'edited', field: 'writing', buffer: unselected(field) });
    else await writing.leave();
  },

  write: ({ writing }) => writing.beginNew(),
  edit: ({ writing }) => writing.beginEdit(),
  save: ({ writing }) => writing.save(),

  older: (kith) => goToNeighbour(kith, 'older'),
  newer: (kith) => goToNeighbour(kith, 'newer'),
  'next-name': ({ store }) => store.dispatch({ type: 'nameSelected', by: 1 }),
  'previous-name': ({ store }) => store.dispatch({ type: 'nameSelected', by: -1 }),
  'open-name': openName,
  enrich: async ({ store, entries, browsing }) => {
    const state = store.get();
    if (isMany(state)) return browsing.enrichMany([...state.marked]);
    const selected = selectedEntry(state);
    if (selected !== null) await entries.enrich(selected.id);
  },
  delete: async ({ store, entries, browsing }) => {
    const state = store.get();
    if (isMany(state)) return browsing.deleteMany([...state.marked]);
    const selected = selectedEntry(state);
    if (selected !== null) await entries.delete(selected.id);
  },
  undo: undoLast,

  switch: ({ entries }) => entries.switchInference(),
  'read-failed': ({ entries }) => entries.enrichFailed(),

  choose: ({ store, models }, key) => models.choose(store.get().models.shelf?.[Number(key) - 1]),
  'choose-selected': ({ store, models }) => {
    const { shelf, selected } = store.get().models;
    return models.choose(shelf?.[selected]);
  },
  file: ({ store }) => store.dispatch({ type: 'pathTyping', typing: true }),
  'take-path': ({ models }) => models.takePath(),
  'leave-path': ({ store }) => store.dispatch({ type: 'pathTyping', typing: false }),
  'not-now': ({ models }) => models.notNow(),
  'cancel-download': ({ models }) => models.cancel(),
  why: ({ store }) => store.dispatch({ type: 'whyToggled' }),
  'run-command': runSelected,
  ...BROWSING_COMMANDS,
  ...WRITING_COMMANDS,
  ...WINDOW_COMMANDS,
  ...JOB_COMMANDS,
  ...KNOWING_COMMANDS,
  ...REVIEW_COMMANDS,
  ...CORRECTING_COMMANDS,
};

/** The commands that something is done for: every one of the table. */
export const PERFORMED: readonly string[] = Object.keys(PERFORM);

/** Does what a command stands for. Effects tell of their own failures; nothing is thrown here. */
export function perform(kith: Kith, command: CommandId, key: string): void {
  void Promise.resolve(PERFORM[command](kith, key)).catch((error: unknown) => {
    kith.store.dispatch({ type: 'noticed', notice: { tone: 'bad', text: describeError(error) } });
  });
}
