/** What each command does that puts the graph right. */
import { ENTITY_TYPES, type EntityType } from '../../../backend/glossary.ts';
import type { CorrectionRequest } from '../../../backend/journal/Journal.ts';
import { bufferText, createBuffer } from '../editor/buffer.ts';
import { keyOf } from '../keys/labels.ts';
import type { CommandId } from '../keys/keymap.ts';
import type { Correcting, Target } from './Correcting.ts';
import type { Kith, Perform } from './Kith.ts';
import { currentPlace } from './reduce/places.ts';
import { choices, type Choice } from './selectors/choices.ts';
import { orderedEntities } from './selectors/entryLayout.ts';
import { suggested } from './selectors/suggested.ts';
import type { State } from './State.ts';

/** The open name, or the one selected beside an entry. */
function targetOf(state: State): Target | null {
  const { entity, entry } = state;
  if (currentPlace(state).name === 'entity') return entity.detail;
  if (entry.detail === null || entry.name === null) return null;
  return orderedEntities(entry.detail)[entry.name] ?? null;
}

const beginning =
  (step: (about: Target) => Correcting): Perform =>
  ({ store }) => {
    const target = targetOf(store.get());
    if (target === null) return;
    const { id, name, type } = target;
    store.dispatch({ type: 'correctingBegan', correcting: step({ id, name, type }) });
  };

function say({ corrections }: Kith, request: CorrectionRequest, follows: string | null): Promise<void> {
  return corrections.correct(request, follows, `${keyOf('undo')} takes it back`);
}

/** “No name”: in the open entry, or everywhere when the name itself is open. */
const ignore: Perform = async (kith) => {
  const state = kith.store.get();
  const target = targetOf(state);
  if (target === null) return;
  const place = currentPlace(state);
  const entity = target.id;
  if (place.name === 'entry') await say(kith, { kind: 'ignore', entity, entry: place.id }, null);
  else await say(kith, { kind: 'ignore', entity }, entity);
};

const settling =
  (kind: 'merge' | 'apart'): Perform =>
  async (kith) => {
    const pair = suggested(kith.store.get());
    if (pair === null) return;
    const [entity, other] = [pair.entity.id, pair.into.id];
    if (kind === 'merge') await say(kith, { kind, entity, into: other }, entity);
    else await say(kith, { kind, entity, from: other }, entity);
  };

const addName: Perform = ({ store }) => {
  const place = currentPlace(store.get());
  if (place.name !== 'entry') return;
  const correcting = { act: 'add', entry: place.id, field: createBuffer(), selected: 0 } as const;
  store.dispatch({ type: 'correctingBegan', correcting });
};

async function takeChoice(kith: Kith, choice: Choice | undefined): Promise<void> {
  const { correcting } = kith.store.get();
  if (choice === undefined) return;
  if (correcting?.act === 'merge' && choice.entity !== null) {
    const entity = correcting.about.id;
    await say(kith, { kind: 'merge', entity, into: choice.entity.id }, entity);
  }
  if (correcting?.act !== 'add') return;
  const { entry } = correcting;
  if (choice.entity === null) {
    const next = { act: 'addType', entry, name: choice.name, selected: 0 } as const;
    kith.store.dispatch({ type: 'correctingBegan', correcting: next });
    return;
  }
  const { name, type } = choice.entity;
  await say(kith, { kind: 'add', entry, name, type }, null);
}

const takeName: Perform = async (kith) => {
  const { correcting } = kith.store.get();
  if (correcting?.act !== 'rename' && correcting?.act !== 'alias' && correcting?.act !== 'splitName') return;
  const { act, about, field } = correcting;
  const entity = about.id;
  const name = bufferText(field).trim();
  if (act === 'splitName') {
    const named = name === '' ? {} : { name };
    return say(kith, { kind: 'split', entity, entries: [...correcting.ticked], ...named }, null);
  }
  if (name === '') {
    return kith.store.dispatch({ type: 'noticed', notice: { tone: 'bad', text: 'Type a name first' } });
  }
  return say(kith, { kind: act, entity, name }, entity);
};

async function takeType(kith: Kith, type: EntityType | undefined): Promise<void> {
  const { correcting } = kith.store.get();
  if (type === undefined) return;
  if (correcting?.act === 'retype') {
    const entity = correcting.about.id;
    await say(kith, { kind: 'retype', entity, type }, entity);
  } else if (correcting?.act === 'addType') {
    const { entry, name } = correcting;
    await say(kith, { kind: 'add', entry, name, type }, null);
  }
}

const takeTicked: Perform = ({ store }) => {
  const { correcting } = store.get();
  if (correcting?.act !== 'split' || correcting.ticked.size === 0) return;
  const { about, ticked } = correcting;
  const next = { act: 'splitName', about, ticked, field: createBuffer() } as const;
  store.dispatch({ type: 'correctingBegan', correcting: next });
};

const deleteName: Perform = async (kith) => {
  const { correcting } = kith.store.get();
  if (correcting?.act !== 'delete') return;
  const entity = correcting.about.id;
  kith.store.dispatch({ type: 'correctingLeft' });
  await say(kith, { kind: 'delete', entity }, entity);
};

/** Which row of the list of the present step is selected. */
function selectedRow({ correcting }: State): number {
  return correcting !== null && 'selected' in correcting ? correcting.selected : 0;
}

export const CORRECTING_COMMANDS = {
  merge: beginning((about) => ({ act: 'merge', about, field: createBuffer(), selected: 0 })),
  split: beginning((about) => ({ act: 'split', about, ticked: new Set(), selected: 0 })),
  rename: beginning((about) => ({ act: 'rename', about, field: createBuffer(about.name) })),
  alias: beginning((about) => ({ act: 'alias', about, field: createBuffer() })),
  retype: beginning((about) => ({ act: 'retype', about, selected: ENTITY_TYPES.indexOf(about.type) })),
  'ask-delete-name': beginning((about) => ({ act: 'delete', about })),
  ignore,
  'add-name': addName,
  same: settling('merge'),
  'not-same': settling('apart'),
  pick: (kith) => takeChoice(kith, choices(kith.store.get())[selectedRow(kith.store.get())]),
  'take-name': takeName,
  'take-type': (kith) => takeType(kith, ENTITY_TYPES[selectedRow(kith.store.get())]),
  'take-type-number': (kith, key) => takeType(kith, ENTITY_TYPES[Number(key) - 1]),
  tick: ({ store }) => store.dispatch({ type: 'entryTicked' }),
  'take-ticked': takeTicked,
  'delete-name': deleteName,
  'leave-correcting': ({ store }) => store.dispatch({ type: 'correctingLeft' }),
  corrections: ({ store }) => store.dispatch({ type: 'wentTo', place: { name: 'corrections' } }),
  'take-back': async ({ store, corrections }) => {
    const { list, selected } = store.get().corrections;
    const chosen = list?.[selected];
    if (chosen !== undefined && chosen.undone === null) await corrections.undo(chosen.id);
  },
} satisfies Partial<Record<CommandId, Perform>>;
