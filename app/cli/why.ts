/** Why an entry shows what it shows: of each name and relation the sentence, and whose word it is. Pure. */
import type { EntryWhy, EpisodeDetail, Mention, MentionedEntity, Provenance } from '../../backend/journal/Journal.ts';
import { quoteAround } from '../../backend/journal/quote.ts';
import { relationWords } from '../relationWords.ts';
import { oneLine } from './format.ts';
import { provenanceText } from './reviewText.ts';

/** Whose word a name is: what the model read there, before corrections, or a person's own. */
export type MentionReason = ({ by: 'model'; read_as: { name: string; type: string } } & Provenance) | { by: 'hand' };

export function mentionReason({ start, end }: Mention, { nodes, found }: EntryWhy): MentionReason {
  const read = found.find((one) => one.start === start && one.end === end);
  if (read === undefined || nodes === null) return { by: 'hand' };
  return { by: 'model', ...nodes, read_as: { name: read.name, type: read.type } };
}

/** One row for each name at each place, and one for each relation. */
export function whyValue({ text, entities, relations }: EpisodeDetail, why: EntryWhy): unknown {
  return {
    names: entities.flatMap(({ id, name, type, mentions }) => [
      ...mentions.map((mention) => ({
        entity: id,
        name,
        type,
        ...mention,
        sentence: quoteAround(text, mention.start, mention.end),
        why: mentionReason(mention, why),
      })),
      ...(mentions.length === 0 ? [{ entity: id, name, type, why: { by: 'hand' } }] : []),
    ]),
    relations: relations.map(({ subject, predicate, verb, object, evidence }) => ({
      subject,
      predicate,
      ...(verb !== undefined && { verb }),
      object,
      sentence: evidence,
      why: why.edges && { by: 'model', ...why.edges },
    })),
  };
}

/** Lines for people: the sentences, then who read them. */
export function whyText({ text, entities, relations }: EpisodeDetail, why: EntryWhy): string[] {
  return [
    'Why:',
    ...entities.flatMap((entity) => namedLines(text, entity, why)),
    ...relations.map((relation) => `${relationWords(relation)}: “${oneLine(relation.evidence)}”`),
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

/** Said where the model did not read what is shown. */
function noteOf(reason: MentionReason, { name, type }: MentionedEntity): string {
  if (reason.by === 'hand') return ', put there by hand';
  const { read_as } = reason;
  return read_as.name === name && read_as.type === type ? '' : `, read as ${read_as.type} ${oneLine(read_as.name)}`;
}
