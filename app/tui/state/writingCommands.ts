/** What the commands of the write screen do beside saving: the date, finding, completing, the own editor. */
import { describeError } from '../../../backend/errors.ts';
import { fillTemplate } from '../../templates/templates.ts';
import { bufferText, createBuffer, cursorOffset } from '../editor/buffer.ts';
import { selectedText } from '../editor/selection.ts';
import { update } from '../editor/update.ts';
import type { CommandId } from '../keys/keymap.ts';
import type { Kith, Perform } from './Kith.ts';
import { completion } from './selectors/completion.ts';
import { selectedDraft } from './selectors/draftRows.ts';
import { fieldView } from './selectors/fieldView.ts';

async function writeInOwnEditor({ store, terminal }: Kith): Promise<void> {
  const { field } = store.get().writing;
  try {
    const text = await terminal.editExternally(bufferText(field));
    if (text === null) return;
    // One step of undo, and on a current field: nobody typed here meanwhile.
    const buffer = update(store.get().writing.field, { type: 'replace', text }, { width: 80, height: 24 });
    store.dispatch({ type: 'edited', field: 'writing', buffer });
  } catch (error) {
    store.dispatch({ type: 'noticed', notice: { tone: 'bad', text: describeError(error) } });
  }
}

/** Opens the field for what to find, with the selected words in it. */
function openFind({ store }: Kith): void {
  const { field } = store.get().writing;
  const selected = selectedText(field);
  const query = selected.includes('\n') ? '' : selected;
  const from = cursorOffset(field) - query.length;
  store.dispatch({ type: 'asideOpened', aside: { what: 'find', field: createBuffer(query), from } });
}

function openWhen({ store }: Kith): void {
  store.dispatch({ type: 'asideOpened', aside: { what: 'when', field: createBuffer(), read: null } });
}

function takeWhen({ store }: Kith): void {
  const { aside } = store.get().writing;
  if (aside?.what === 'when' && aside.read !== null) store.dispatch({ type: 'dated', date: aside.read });
}

/** Writes out the selected name or tag in place of what is typed of it. */
function takeCompletion({ store }: Kith): void {
  const state = store.get();
  const open = completion(state);
  const chosen = open?.list[open.selected];
  if (open === null || chosen === undefined) return;
  const { field } = state.writing;
  const end = cursorOffset(field);
  const start = end - (open.token.end - open.token.start);
  const buffer = update(field, { type: 'exchange', start, end, text: chosen.text }, fieldView(state, 'writing'));
  store.dispatch({ type: 'edited', field: 'writing', buffer });
  // A tag written out is still a tag, which asks for no more.
  store.dispatch({ type: 'completionDismissed' });
}

/** Puts the selected template where the cursor is, as one step of undo. */
function takeTemplate({ store }: Kith): void {
  const { aside, field, date } = store.get().writing;
  const template = aside?.what === 'template' ? aside.list[aside.selected] : undefined;
  store.dispatch({ type: 'asideClosed' });
  if (template === undefined) return;
  const { text, cursor } = fillTemplate(template, date.date);
  const view = fieldView(store.get(), 'writing');
  const pasted = update(field, { type: 'paste', text }, view);
  const offset = cursorOffset(pasted) - text.length + cursor;
  store.dispatch({ type: 'edited', field: 'writing', buffer: update(pasted, { type: 'place', offset }, view) });
}

export const WRITING_COMMANDS = {
  'ask-template': ({ writing }) => writing.openTemplates(),
  'take-template': takeTemplate,
  drafts: ({ store }) => store.dispatch({ type: 'wentTo', place: { name: 'drafts' } }),
  'go-on': ({ store, writing }) => {
    const draft = selectedDraft(store.get());
    return draft === null ? writing.beginPage() : writing.goOn(draft);
  },
  'new-page': ({ writing }) => writing.beginPage(),
  'discard-draft': async ({ store, writing }) => {
    const draft = selectedDraft(store.get());
    if (draft !== null) await writing.drafts.shelf.discard(draft);
  },
  'bring-back-draft': ({ writing }) => writing.drafts.shelf.bringBack(),
  editor: writeInOwnEditor,
  'ask-when': openWhen,
  'take-when': takeWhen,
  find: openFind,
  'find-next': ({ store }) => store.dispatch({ type: 'foundNext', by: 1 }),
  'find-previous': ({ store }) => store.dispatch({ type: 'foundNext', by: -1 }),
  'leave-aside': ({ store }) => store.dispatch({ type: 'asideClosed' }),
  'take-completion': takeCompletion,
  'leave-completion': ({ store }) => store.dispatch({ type: 'completionDismissed' }),
} satisfies Partial<Record<CommandId, Perform>>;
