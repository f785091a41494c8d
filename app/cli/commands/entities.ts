/** `kith entities` and `kith entity`: what the journal knows of people, places and things. */
import { ENTITY_TYPES } from '../../../backend/glossary.ts';
import type { EntityDetail, EntitySummary } from '../../../backend/journal/Journal.ts';
import type { CommandRun } from '../Command.ts';
import { counted, oneLine } from '../format.ts';
import { relationLine } from './show.ts';

export const entities: CommandRun = async ({ value }, context) => {
  const type = ENTITY_TYPES.find((known) => known === value('type'));
  const found = await (await context.journal()).entities(type === undefined ? {} : { type });
  context.output.print(found, () => found.map(entityRow));
};

export const entity: CommandRun = async ({ words }, context) => {
  const found = await (await context.journal()).entity(words.join(' '));
  context.output.print(found, () => entityText(found));
};

function entityRow({ name, type, aliases, episodes, last }: EntitySummary): string {
  const known = aliases.filter((alias) => alias !== name).map(oneLine);
  const parts = [type.padEnd(12), oneLine(name), `(${counted(episodes, 'entry', 'entries')}`];
  const latest = last === null ? '' : `, last ${last.slice(0, 10)}`;
  return `${parts.join('  ')}${latest})${known.length > 0 ? `  also: ${known.join(', ')}` : ''}`;
}

function entityText(found: EntityDetail): string[] {
  const lines = [entityRow(found), `id ${found.id}`];
  if (found.relations.length > 0) lines.push('', ...found.relations.map(relationLine));
  if (found.quotes.length > 0) lines.push('');
  for (const { date, quote, episode } of found.quotes)
    lines.push(`${date.slice(0, 10)}  ${oneLine(quote)}  [${episode}]`);
  return lines;
}
