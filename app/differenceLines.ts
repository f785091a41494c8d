/** What a proposal would change, line by line, in words that are safe to draw. Pure. */
import type { ChangedEntity, Difference, NamedRelation } from '../backend/review/difference.ts';
import { sanitize } from './tui/text/sanitize.ts';

export interface DifferenceLine {
  /** added, removed, changed: tells the kinds apart without any colour */
  sign: '+' | '-' | '~';
  text: string;
}

/** Names first, then relations; of each, what goes before what comes. Empty when nothing differs. */
export function differenceLines({ entities, relations }: Difference): DifferenceLine[] {
  return [
    ...entities.removed.map((entity) => minus(namedEntity(entity))),
    ...entities.changed.map(changedEntity),
    ...entities.added.map((entity) => plus(namedEntity(entity))),
    ...relations.removed.map((relation) => minus(relationInWords(relation))),
    ...relations.changed.map(({ after }) => ({ sign: '~' as const, text: withEvidence(after) })),
    ...relations.added.map((relation) => plus(withEvidence(relation))),
  ];
}

const plus = (text: string): DifferenceLine => ({ sign: '+', text });
const minus = (text: string): DifferenceLine => ({ sign: '-', text });

const safe = (text: string): string => sanitize(text).replaceAll(/\s+/g, ' ').trim();

const namedEntity = ({ type, name }: { type: string; name: string }): string => `${type} ${safe(name)}`;

/** person Priya → person Priya Sharma, other places in the text */
function changedEntity({ before, after, what }: ChangedEntity): DifferenceLine {
  const isOther = what.includes('name') || what.includes('type');
  const named = isOther ? `${namedEntity(before)} → ${namedEntity(after)}` : namedEntity(after);
  const places = what.includes('mentions') ? [placesOf(before.mentions.length, after.mentions.length)] : [];
  return { sign: '~', text: [named, ...places].join(', ') };
}

function placesOf(before: number, after: number): string {
  return before === after ? 'other places in the text' : `${after} ${after === 1 ? 'place' : 'places'}, was ${before}`;
}

function relationInWords({ subject, predicate, object }: NamedRelation): string {
  return `${safe(subject)} ${safe(predicate.replaceAll('_', ' '))} ${safe(object)}`;
}

function withEvidence(relation: NamedRelation): string {
  return `${relationInWords(relation)}: “${safe(relation.evidence)}”`;
}

/** +2 -1 ~3, without what there is none of; empty for none at all */
export function countsText({ added, removed, changed }: { added: number; removed: number; changed: number }): string {
  const parts = [
    [added, '+'],
    [removed, '-'],
    [changed, '~'],
  ] as const;
  return parts.flatMap(([count, sign]) => (count === 0 ? [] : [`${sign}${count}`])).join(' ');
}
