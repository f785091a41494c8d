/** The list of commands: those of the place and those that are good everywhere, narrowed by what is typed. */
import { bufferText } from '../../editor/buffer.ts';
import { READING } from '../../keys/contexts.ts';
import { fuzzyFit, wordsFit } from '../../keys/fuzzy.ts';
import { availableCommands, type Command, type CommandId } from '../../keys/keymap.ts';
import { shownKey } from '../../keys/labels.ts';
import type { State } from '../State.ts';
import { commandsOf } from './commandTable.ts';
import { conditions, placeContext } from './context.ts';

export interface PaletteItem {
  command: Command;
  /** empty where it has no key */
  key: string;
  /** offsets in the label of the letters that fit what is typed */
  at: readonly number[];
}

/** Moving needs no list, and a command of many keys needs one of them. */
const LEFT_OUT = new Set<CommandId>(['up', 'down', 'page-up', 'page-down', 'first', 'last', 'palette']);
const MOST_KEYS = 4;

/** What could be done now: first what belongs to the place. */
function offered(state: State): Command[] {
  const context = placeContext(state);
  const held = conditions(state);
  const commands = commandsOf(state);
  const here = availableCommands(context, held, commands);
  const known = new Set(here.map(({ id }) => id));
  const elsewhere = commands.filter(({ id, everywhere, when = [] }) => {
    if (everywhere !== true || known.has(id) || !when.every((condition) => held.has(condition))) return false;
    known.add(id);
    return READING.includes(context) || context === 'search';
  });
  return [...here, ...elsewhere].filter(({ id, keys }) => !LEFT_OUT.has(id) && keys.length <= MOST_KEYS);
}

/** A label that fits counts more than a word of the explanation. */
function judged(command: Command, query: string): (PaletteItem & { score: number }) | null {
  const key = command.keys.length === 0 ? '' : shownKey(command);
  const fit = fuzzyFit(query, command.label);
  if (fit !== null) return { command, key, ...fit };
  return wordsFit(query, command.help) ? { command, key, score: -1000, at: [] } : null;
}

export function paletteItems(state: State): PaletteItem[] {
  if (state.palette === null) return [];
  const query = bufferText(state.palette.field).trim();
  return offered(state)
    .flatMap((command) => judged(command, query) ?? [])
    .sort((one, other) => other.score - one.score)
    .map(({ command, key, at }) => ({ command, key, at }));
}
