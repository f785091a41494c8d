/** What a correction says, as one sentence. Pure. */
import type { EntityReference, Saying } from './correction.ts';

const quoted = ({ shown }: EntityReference) => `“${shown}”`;
const entries = ({ length }: readonly string[]) => (length === 1 ? 'one entry' : `${length} entries`);

/** e.g. `“Bobby” is “Robert Bell”`. Names only, never entry text. */
export function correctionWords(saying: Saying): string {
  const entity = quoted(saying.entity);
  switch (saying.kind) {
    case 'merge':
      return `${entity} is ${quoted(saying.into)}`;
    case 'split': {
      const where = saying.episodes && `in ${entries(saying.episodes)}`;
      const under = saying.names && `spelled ${saying.names.map((name) => `“${name}”`).join(', ')}`;
      return `${entity} ${[where, under].filter((part) => part !== undefined).join(', ')} is ${quoted(saying.to)}`;
    }
    case 'apart':
      return `${entity} is not ${quoted(saying.from)}`;
    case 'rename':
      return `${entity} is called “${saying.name}”`;
    case 'alias':
      return `${entity} is also called “${saying.name}”`;
    case 'retype':
      return `${entity} is ${/^[aeiou]/.test(saying.type) ? 'an' : 'a'} ${saying.type}`;
    case 'ignore':
      return saying.episode === null ? `${entity} is ignored everywhere` : `${entity} is ignored in one entry`;
    case 'add':
      return `${entity} is named in one entry`;
    case 'delete':
      return `${entity} is deleted`;
  }
}
