/** Keys and commands in the words of footer and help. Made from the keymap alone. */
import { availableCommands, CONDITIONS, type Command, type Condition, type Context } from './keymap.ts';

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

/** The key a command is shown with in the footer; a run of digits as its two ends. */
function shownKey({ keys }: Command): string {
  const [first = '', last = ''] = [keys[0], keys.at(-1)];
  return keys.length > 2 && keys.every((key) => /^\d$/.test(key)) ? `${first}–${last}` : keyLabel(first);
}

export interface FooterKey {
  key: string;
  label: string;
  danger: boolean;
}

/** What the footer shows of a place, most important first. */
export function footerKeys(context: Context, conditions: ReadonlySet<Condition>): FooterKey[] {
  return availableCommands(context, conditions)
    .filter((command) => command.footer !== undefined)
    .sort((one, other) => (one.footer ?? 0) - (other.footer ?? 0))
    .map((command) => ({ key: shownKey(command), label: command.label, danger: command.danger ?? false }));
}

/**
 * As many footer keys as fit a width with three blanks between them, at most eight. What does not fit is dropped from
 * the middle: the first ones are the work at hand, the last ones are the way to the help and out.
 */
export function fitFooter(keys: readonly FooterKey[], width: number): FooterKey[] {
  const fitting = [...keys];
  const widthOf = ({ key, label }: FooterKey): number => [...key].length + 1 + label.length;
  const total = (): number => fitting.reduce((sum, key) => sum + widthOf(key) + 3, -3);
  while (fitting.length > 1 && (fitting.length > 8 || total() > width)) {
    fitting.splice(fitting.length > 3 ? -3 : fitting.length > 2 ? -2 : -1, 1);
  }
  return fitting;
}

export interface HelpLine {
  keys: string;
  help: string;
  danger: boolean;
}

/** The help of a context: every command there can be, with all its keys. */
export function helpLines(context: Context): HelpLine[] {
  const lines = new Map<string, HelpLine>();
  for (const command of availableCommands(context, new Set(CONDITIONS))) {
    const keys = command.keys.length > 4 ? shownKey(command) : command.keys.map(keyLabel).join(' ');
    const known = lines.get(command.id);
    if (known !== undefined) known.keys += ` ${keys}`;
    else lines.set(command.id, { keys, help: command.help, danger: command.danger ?? false });
  }
  return [...lines.values()];
}
