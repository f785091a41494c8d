/** Whether a sentence says that its relation takes the place of an earlier one: a move, a new job. By wording alone. Pure. */
import type { RelationPredicate } from '../glossary.ts';

const words = (list: string) =>
  new RegExp(`(?<!\\p{L})(?:${list.replace(/ /g, '|').replace(/_/g, '\\s+')})(?!\\p{L})`, 'iu');

const MOVED = words(
  'mov(?:ed|es|ing) move_in(?:to)? relocat\\p{L}+ emigrat\\p{L}+ settled landed now these_days ' +
    'new_(?:flat|apartment|house|home|place|address|room) ' +
    'gezogen zieht zog umzug umgezogen jetzt inzwischen neue_(?:wohnung|adresse) ' +
    'mudad[oa] mudó mudé mudamos mudaron ahora nuev[oa]_(?:piso|casa)',
);
const NEW_WORK = words(
  '(?:new|different|another)_(?:job|position|post|role|employer) (?:changed|switched)_(?:jobs|to) first_(?:day|shift)_(?:at|with|in) ' +
    'neuen?_(?:job|stelle|arbeit) erster_(?:arbeits)?tag nuev[oa]_(?:trabajo|empleo|puesto) cambi[óé]_de_trabajo primer_día_en',
);

const REPLACING: Partial<Record<RelationPredicate, RegExp>> = { lives_in: MOVED, works_at: NEW_WORK };

/** Relations of which a person may have a new one that ends the old one. */
export const REPLACEABLE = ['lives_in', 'works_at'] as const satisfies readonly RelationPredicate[];

export function replacesEarlier(predicate: RelationPredicate, evidence: string): boolean {
  return REPLACING[predicate]?.test(evidence) ?? false;
}
