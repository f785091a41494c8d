/** `kith show`: one entry with what was found in it. */
import type { EpisodeDetail, MentionedEntity, Relation } from '../../../backend/journal/Journal.ts';
import { relationWords } from '../../relationWords.ts';
import type { CommandRun } from '../Command.ts';
import { dateAndTime, oneLine, statusWord, wholeText } from '../format.ts';
import { whyText, whyValue } from '../why.ts';

export const show: CommandRun = async ({ words: [reference = ''], has }, context) => {
  const journal = await context.journal();
  const episode = await journal.get(await journal.resolve(reference));
  const text = (): string[] => textOf(episode, (part) => context.output.faint(part));
  const why = has('why') ? (await journal.why([episode.id])).get(episode.id) : undefined;
  if (why === undefined) return context.output.print(contractOf(episode), text);
  context.output.print({ ...contractOf(episode), why: whyValue(episode, why) }, () => [
    ...text(),
    '',
    ...whyText(episode, why),
  ]);
};

/** The shape that scripts depend on (design §6): these fields and no others. */
function contractOf({ id, text, date, status, revision, entities, relations }: EpisodeDetail) {
  return {
    id,
    text,
    date,
    status,
    revision,
    entities: entities.map(({ id, name, type, mentions }) => ({
      id,
      name,
      type,
      mentions: mentions.map(({ surface, start, end, confidence }) => {
        return { surface, start, end, ...(confidence !== undefined && { confidence }) };
      }),
    })),
    relations: relations.map(({ subject, predicate, verb, object, evidence, start, end, valid_at, confidence }) => ({
      subject,
      predicate,
      ...(verb === undefined ? {} : { verb }),
      object,
      evidence,
      ...(start === undefined || end === undefined ? {} : { start, end }),
      valid_at,
      ...(confidence === undefined ? {} : { confidence }),
    })),
  };
}

function textOf(episode: EpisodeDetail, faint: (text: string) => string): string[] {
  const state = [dateAndTime(episode.date), statusWord(episode.status)];
  if (episode.revision > 1) state.push(`revision ${episode.revision}`);
  if (episode.deleted !== null) state.push('in the trash');
  const lines = [faint(`${episode.id}  ${state.join('  ')}`), wholeText(episode.text)];
  if (episode.reason !== null) lines.push('', `Needs attention: ${oneLine(episode.reason)}`);
  if (episode.entities.length > 0) lines.push('', ...byType(episode.entities));
  if (episode.relations.length > 0) lines.push('', ...episode.relations.map(relationLine));
  return lines;
}

function byType(entities: readonly MentionedEntity[]): string[] {
  const names = new Map<string, string[]>();
  for (const { type, name } of entities) names.set(type, [...(names.get(type) ?? []), oneLine(name)]);
  return [...names].map(([type, found]) => `${type}: ${found.join(', ')}`);
}

/** Priya works at Siemens (2026-11-23) */
function relationLine(relation: Relation): string {
  return `${relationWords(relation)} (${relation.valid_at.slice(0, 10)})`;
}
