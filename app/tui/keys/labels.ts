/** Keys and commands in the words of footer and help. Made from the keymap alone. */
import {
  availableCommands,
  COMMANDS,
  CONDITIONS,
  type Command,
  type CommandId,
  type Condition,
  type Context,
} from './keymap.ts';

const SYMBOLS: Record<string, string> = {
  enter: '↵',
  escape: 'esc',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
  space: 'space',
  tab: 'tab',
  f1: 'F1',
};

/** "ctrl+s" → "^S", "shift+tab" → "shift-tab", "up" → "↑". */
export function keyLabel(key: string): string {
  const control = /^ctrl\+(.)$/.exec(key)?.[1];
  if (control !== undefined) return `^${control.toUpperCase()}`;
  return key
    .split('+')
    .map((part) => SYMBOLS[part] ?? part)
    .join('-');
}

/** The key of a command as the footer writes it, wherever it is pressed. */
export function keyOf(command: CommandId, commands = COMMANDS): string {
  return keyLabel(commands.find(({ id }) => id === command)?.keys[0] ?? '');
}

/** The key a command is shown with; a run of digits as its two ends. */
export function shownKey({ keys }: Command): string {
  const [first = '', last = ''] = [keys[0], keys.at(-1)];
  return keys.length > 2 && keys.every((key) => /^\d$/.test(key)) ? `${first}–${last}` : keyLabel(first);
}

export interface FooterKey {
  key: string;
  label: string;
  /** 1 matters most */
  weight: number;
}

/** What the footer could show of a place, in the order of the keymap. */
export function footerKeys(context: Context, conditions: ReadonlySet<Condition>, commands = COMMANDS): FooterKey[] {
  return availableCommands(context, conditions, commands).flatMap((command) =>
    command.footer === undefined || command.keys.length === 0
      ? []
      : [{ key: shownKey(command), label: command.label, weight: command.footer }],
  );
}

/** Blanks between two keys. */
const GAP = 3;
const MOST_KEYS = 8;

/** The keys that matter most, as many as fit a width, in their order. */
export function fitFooter(keys: readonly FooterKey[], width: number): FooterKey[] {
  const chosen = new Set<FooterKey>();
  let left = width + GAP;
  for (const key of [...keys].sort((one, other) => one.weight - other.weight)) {
    const needed = [...key.key].length + 1 + key.label.length + GAP;
    if (needed > left || chosen.size === MOST_KEYS) continue;
    chosen.add(key);
    left -= needed;
  }
  return keys.filter((key) => chosen.has(key));
}

export interface HelpLine {
  keys: string;
  help: string;
  danger: boolean;
}

/** The help of a context: every command there can be, with all its keys. */
export function helpLines(context: Context, commands = COMMANDS): HelpLine[] {
  const lines = new Map<string, HelpLine>();
  for (const command of availableCommands(context, new Set(CONDITIONS), commands)) {
    if (command.keys.length === 0) continue;
    const keys = command.keys.length > 4 ? shownKey(command) : command.keys.map(keyLabel).join(' ');
    const known = lines.get(command.id);
    if (known !== undefined) known.keys += ` ${keys}`;
    else lines.set(command.id, { keys, help: command.help, danger: command.danger ?? false });
  }
  return [...lines.values()];
}
