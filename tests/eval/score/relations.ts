/** Relations as they are compared: ends by the label they name, either order where the predicate has none. */
import type { GoldEntity, Relation } from './files.ts';
import { formsOf } from './matching.ts';
import { scoredName, scoredWord } from './names.ts';

const SYMMETRIC = new Set(['partner_of', 'sibling_of', 'friend_of', 'colleague_of', 'met_with']);
const DIARIST_FORMS = new Set(['me', 'i', 'diarist', 'author', 'narrator']);

/** The relations of one entry as comparable keys, each once. */
export function relationKeys(labels: readonly GoldEntity[], relations: readonly Relation[]): Set<string> {
  return new Set(
    relations.map(({ subject, predicate, object }) => {
      let [from, to] = [endKey(labels, subject ?? ''), endKey(labels, object ?? '')];
      let word = scoredWord(predicate ?? '');
      if (word === 'child_of') [from, word, to] = [to, 'parent_of', from];
      if (SYMMETRIC.has(word) && to < from) [from, to] = [to, from];
      return `${from} | ${word} | ${to}`;
    }),
  );
}

function endKey(labels: readonly GoldEntity[], end: string): string {
  const form = scoredName(end);
  if (DIARIST_FORMS.has(form)) return 'me';
  const label = labels.find(({ name }) => scoredName(name) === form) ?? labels.find((each) => formsOf(each).has(form));
  return label === undefined ? form : scoredName(label.name);
}
