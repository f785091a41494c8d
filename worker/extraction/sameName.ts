/** Tells a person and a place of one name apart, occurrence by occurrence: Jordan flew to Jordan. Pure. */
import type { Range } from '../../backend/journal/sentences.ts';

// What comes right before a place, in English, German, Spanish and French. Some come before people, too.
const INTO_A_PLACE =
  /(?:^|[^\p{L}])(?:in|into|inside|near|through|across|around|throughout|outside|via|visit(?:ed|ing)?|reached|left for|by way of|(?:been|back|home|down|up|over|out|way|trip|flight|train|bus|ferry|drive|ride|road|fl[ey]w?|flying|went|go|going|gone|dr[oi]ve|driving|moved?|moving|travel+ed|sailed|return(?:ed|ing)?|headed|bound) (?:to|from|for)|nach|durch|aus|en|hasta|dans|à)\s+(?:the\s+)?$/iu;
const MAYBE_A_PLACE = /(?:^|[^\p{L}])(?:to|from|at|of|bei|von|desde|hacia|a|de)\s+$/iu;
const BEFORE_A_PERSON =
  /(?:^|[^\p{L}])(?:with|and|met|told|asked|called|thanked|hugged|dear|by|named|cousin|uncle|aunt|friend|brother|sister|mit|und|con|y|avec|et)\s+$/iu;
const BEHIND_A_PERSON =
  /^(?:,? who(?!\p{L})|['’]s (?:\p{L}+ )?(?:mother|father|mum|dad|wife|husband|phone|birthday|house|flat|car|hair|face|voice)|\s+(?:says?|said|told|asked|called|came|comes|wants?|wanted|thinks?|thought|knows?|knew|laughed|cried|smiled|texted|wrote|phoned|rang|bought|made|paid|drove|flew|cooked|sagt|sagte|fragt|fragte|kam|will|dice|dijo|vino|llamó|dit)(?!\p{L}))/iu;
/** Less between the likeliest place and the likeliest person tells nothing. */
const TELLING = 2;

export interface Divided {
  person: Range[];
  place: Range[];
}

/**
 * Which occurrences are the place, and which the person.
 * @param ranges occurrences of the one name, in the order of the text
 * @returns null where the words around them do not tell
 */
export function divide(text: string, ranges: readonly Range[]): Divided | null {
  const scores = ranges.map((range) => placeScore(text, range));
  const highest = Math.max(...scores);
  const lowest = Math.min(...scores);
  if (highest - lowest < TELLING) return null;
  const middle = (highest + lowest) / 2;
  return {
    person: ranges.filter((_, index) => (scores[index] ?? 0) <= middle),
    place: ranges.filter((_, index) => (scores[index] ?? 0) > middle),
  };
}

/** Above 0: rather a place; below: rather a person. */
function placeScore(text: string, { start, end }: Range): number {
  const before = text.slice(Math.max(0, start - 24), start);
  const behind = text.slice(end, end + 24);
  const place = INTO_A_PLACE.test(before) ? 2 : MAYBE_A_PLACE.test(before) ? 1 : 0;
  const person = (BEFORE_A_PERSON.test(before) ? 1 : 0) + (BEHIND_A_PERSON.test(behind) ? 1 : 0);
  return place - person;
}
