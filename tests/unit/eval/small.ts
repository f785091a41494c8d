/** Small labelled entries and predictions, written shortly. */
import { parseGold, parsePredictions, type GoldEntry, type PredictedEntry } from '../../eval/score/files.ts';

interface Labels {
  persona?: string;
  text?: string;
  /** `type: Name = a mention = another`; without mentions the name is one */
  entities?: string[];
  /** `A | predicate | B` */
  relations?: string[];
  same_as?: Record<string, string>;
}

export function gold(entries: Record<string, Labels>): GoldEntry[] {
  const lines = Object.entries(entries).map(([id, { persona = 'A', text, entities = [], relations = [], same_as }]) => {
    const labels = entities.map((each) => {
      const { type, names } = read(each);
      return { name: names[0], type, mentions: names.length > 1 ? names.slice(1) : names };
    });
    const words = text ?? labels.flatMap(({ mentions }) => mentions).join(' ');
    return { id, persona, text: words, entities: labels, relations: relations.map(relation), same_as };
  });
  return parseGold(jsonLines(lines), 'gold');
}

/** @param entries `type: Name #node`, then `A | predicate | B` */
export function predictions(entries: Record<string, string[]>): PredictedEntry[] {
  const lines = Object.entries(entries).map(([id, all]) => {
    const relations = all.filter((each) => each.includes('|')).map(relation);
    const entities = all
      .filter((each) => !each.includes('|'))
      .map((each) => {
        const [words = '', node] = each.split('#');
        const { type, names } = read(words);
        return { name: names[0], type, id: node };
      });
    return { id, entities, ...(relations.length > 0 ? { relations } : {}) };
  });
  return parsePredictions(jsonLines(lines), 'predictions');
}

export function jsonLines(lines: readonly unknown[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function read(words: string): { type: string; names: string[] } {
  const [type = '', names = ''] = words.split(':');
  return { type, names: names.split('=').map((name) => name.trim()) };
}

function relation(words: string): { subject: string; predicate: string; object: string } {
  const [subject = '', predicate = '', object = ''] = words.split('|').map((word) => word.trim());
  return { subject, predicate, object };
}
