/** `kith entities`: the people, places and things the journal knows, and which of them may be the same. */
import { ENTITY_TYPES, type EntityType } from '../../../backend/glossary.ts';
import type { EntitySummary } from '../../../backend/journal/Journal.ts';
import type { CommandContext, CommandRun } from '../Command.ts';
import { counted, oneLine } from '../format.ts';
import { suggestionText } from '../suggestionText.ts';

export const entities: CommandRun = async ({ value, has }, context) => {
  const type = ENTITY_TYPES.find((known) => known === value('type'));
  if (has('suggestions')) return suggestions(type, context);
  const found = await (await context.journal()).entities(type === undefined ? {} : { type });
  context.output.print(found, () => found.map(entityRow));
};

async function suggestions(type: EntityType | undefined, context: CommandContext): Promise<void> {
  const journal = await context.journal();
  const all = await journal.suggestions();
  const found = type === undefined ? all : all.filter(({ entity }) => entity.type === type);
  const known = found.length > 0 ? await journal.entities() : [];
  context.output.print(found, () =>
    found.flatMap((each, at) => [...(at === 0 ? [] : ['']), ...suggestionText(each, known)]),
  );
}

export function entityRow({ name, type, aliases, episodes, last }: EntitySummary): string {
  const known = aliases.filter((alias) => alias !== name).map(oneLine);
  const parts = [type.padEnd(12), oneLine(name), `(${counted(episodes, 'entry', 'entries')}`];
  const latest = last === null ? '' : `, last ${last.slice(0, 10)}`;
  return `${parts.join('  ')}${latest})${known.length > 0 ? `  also: ${known.join(', ')}` : ''}`;
}
