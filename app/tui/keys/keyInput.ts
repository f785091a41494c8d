/** From the name of a key, as the table and the settings file write it, back to the key. */
import { characterKey, KEY_NAMES, namedKey, type KeyInput, type KeyName } from './input.ts';
import { keyName } from './keymap.ts';

function isNamed(name: string): name is Exclude<KeyName, 'character'> {
  return name !== 'character' && KEY_NAMES.some((known) => known === name);
}

/** The key of a name like "ctrl+s", "shift+tab", "G" or "space"; null for what no terminal sends. */
export function inputOf(name: string): KeyInput | null {
  // The last part may itself be a plus.
  const [, held = '', last = ''] = /^((?:(?:ctrl|alt|shift)\+)*)(.+)$/su.exec(name) ?? [];
  const modifiers = { ctrl: held.includes('ctrl+'), alt: held.includes('alt+'), shift: held.includes('shift+') };
  const input =
    last === 'space'
      ? characterKey(' ', modifiers)
      : isNamed(last)
        ? namedKey(last, modifiers)
        : [...last].length === 1
          ? characterKey(last, modifiers)
          : null;
  return input !== null && keyName(input) === name ? input : null;
}
