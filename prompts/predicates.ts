/** Reads the middle of `A | verb | B`: a word of the closed list, another word for one of them, or a verb of its own. Pure. */
import { predicate, RELATED_TO, type PromptPredicate } from './vocabulary.ts';

/** Most words and characters of a free verb; more is a sentence. */
const MAX_VERB_WORDS = 4;
const MAX_VERB_LENGTH = 40;
const VERB = new RegExp(`^[\\p{L}\\p{M}'’-]+(?: [\\p{L}\\p{M}'’-]+){0,${MAX_VERB_WORDS - 1}}$`, 'u');

/** Other words that models use for ours. Which end comes first is settled afterwards, by the types of the ends. */
const OTHER_WORDS: Record<PromptPredicate, string> = {
  works_at: 'works_for employed_by employed_at employee_of works_in employs job_at',
  lives_in: 'lives_at lives_on resides_in lives living_in moved_to',
  partner_of: 'married_to married wife_of husband_of spouse_of engaged_to dating girlfriend_of boyfriend_of partner',
  parent_of: 'mother_of father_of mom_of mum_of dad_of parent',
  child_of: 'son_of daughter_of child',
  sibling_of: 'brother_of sister_of twin_of sibling brother sister',
  friend_of: 'friends_with friend friends is_friend_of is_friends_with',
  colleague_of: 'works_with coworker_of co_worker_of colleague coworker colleagues_with',
  visited: 'went_to travelled_to traveled_to visits visiting goes_to',
  located_in: 'located_at is_in based_in situated_in lies_in part_of',
  member_of: 'plays_for sings_in plays_in member is_member_of joined',
  works_on: 'working_on worked_on',
  attended: 'attends took_part_in participated_in',
  owns: 'has has_pet owned_by owner_of',
  studies_at: 'student_at student_of studied_at studies',
  likes: 'loves enjoys like fond_of',
  dislikes: 'hates dislike',
  met_with: 'met meets saw spoke_with talked_to talked_with had_lunch_with had_coffee_with had_dinner_with',
};

const KNOWN = new Map(
  predicate.options.flatMap((word) =>
    OTHER_WORDS[word].split(' ').map((other): [string, PromptPredicate] => [other, word]),
  ),
);

export interface ReadPredicate {
  predicate: PromptPredicate | typeof RELATED_TO;
  /** the verb, in small letters with blanks, where none of the list fits */
  verb?: string;
}

/**
 * What a model's word for a relation means; null when it is no word at all.
 * @param text as the model wrote it: "works at", "WORKS_FOR", "taught"
 */
export function readPredicate(text: string): ReadPredicate | null {
  const words = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/gu, ' ');
  const key = words.replace(/[ -]/gu, '_');
  const listed = predicate.safeParse(key);
  if (listed.success) return { predicate: listed.data };
  const known = KNOWN.get(key) ?? KNOWN.get(key.replace(/^is_/u, ''));
  if (known !== undefined) return { predicate: known };
  if (key === RELATED_TO || key === 'none' || words.length > MAX_VERB_LENGTH || !VERB.test(words)) return null;
  return { predicate: RELATED_TO, verb: words };
}
