/** Why an entry shows what it shows: of each name and relation the sentence, and whose word it is. Pure. */
import type { EntryWhy, EpisodeDetail, Mention, MentionedEntity, Provenance } from '../../backend/journal/Journal.ts';
import { quoteAround } from '../../backend/journal/quote.ts';
import { relationWords } from '../relationWords.ts';
import { commaSure } from '../sureWords.ts';
import { oneLine } from './format.ts';
import { provenanceText } from './reviewText.ts';

/** Whose word a name is: what the model read there, before corrections, what the journal knew already, or a person's own. */
export type MentionReason =
  | ({ by: 'model'; read_as: { name: string; type: string }; confidence?: number } & Provenance)
  | { by: 'memory' }
  | { by: 'hand' };

export function mentionReason(
  { start, end }: Pick<Mention, 'start' | 'end'>,
  { nodes, found }: EntryWhy,
): MentionReason {
  const read = found.find((one) => one.start === start && one.end === end);
  if (read === undefined || nodes === null) return { by: 'hand' };
  if (read.source === 'known') return { by: 'memory' };
  const { name, type, confidence } = read;
  return { by: 'model', ...nodes, read_as: { name, type }, ...(confidence !== undefined && { confidence }) };
}

/** One row for each name at each place, and one for each relation. */
export function whyValue({ text, entities, relations }: EpisodeDetail, why: EntryWhy): unknown {
  return {
    names: entities.flatMap(({ id, name, type, mentions }) => [
      ...mentions.map(({ surface, start, end }) => ({
        entity: id,
        name,
        type,
        surface,
        start,
        end,
        sentence: quoteAround(text, start, end),
        why: mentionReason({ start, end }, why),
      })),
      ...(mentions.length === 0 ? [{ entity: id, name, type, why: { by: 'hand' } }] : []),
    ]),
    relations: relations.map(({ subject, predicate, verb, object, evidence, confidence }) => ({
      subject,
      predicate,
      ...(verb !== undefined && { verb }),
      object,
      sentence: evidence,
      why: why.edges && { by: 'model', ...why.edges, ...(confidence !== undefined && { confidence }) },
    })),
  };
}

/** Lines for people: the sentences, then who read them. */
export function whyText({ text, entities, relations }: EpisodeDetail, why: EntryWhy): string[] {
  return [
    'Why:',
    ...entities.flatMap((entity) => namedLines(text, entity, why)),
    ...relations.map((relation) => `${relationWords(relation)}: “${oneLine(relation.evidence)}”${commaSure(relation)}`),
    ...provenanceText(null, why),
  ];
}

function namedLines(text: string, entity: MentionedEntity, why: EntryWhy): string[] {
  const named = `${entity.type} ${oneLine(entity.name)}`;
  if (entity.mentions.length === 0) return [`${named}: put there by hand`];
  return entity.mentions.map((mention) => {
    const sentence = oneLine(quoteAround(text, mention.start, mention.end));
    return `${named}: “${sentence}”${noteOf(mentionReason(mention, why), entity)}`;
  });
}

/** What the model read there, where that is not what is shown, and how sure it was. */
function noteOf(reason: MentionReason, { name, type }: MentionedEntity): string {
  if (reason.by === 'hand') return ', put there by hand';
  if (reason.by === 'memory') return ', known from other entries';
  const { read_as } = reason;
  const isOther = read_as.name !== name || read_as.type !== type;
  return `${isOther ? `, read as ${read_as.type} ${oneLine(read_as.name)}` : ''}${commaSure(reason)}`;
}
