/** What the teaching entries say of each named thing and the diarist: the examples that the weights are learned from. */
import type { FoundEntity } from '../../../backend/journal/extraction.ts';
import type { Predicate } from '../../../backend/glossary.ts';
import { ground } from '../../../worker/extraction/ground.ts';
import { signsOf } from '../../../worker/extraction/weighing/signs.ts';
import type { GoldEntry } from '../score/files.ts';

export interface WeighedEntity {
  entry: string;
  persona: string;
  /** the file it is from: each author had habits */
  file: string;
  name: string;
  type: string;
  signs: ReadonlySet<string>;
  /** what the diarist is labelled to have to do with it */
  predicates: ReadonlySet<string>;
}

/** Predicates that read the same from both ends. */
const MUTUAL: Predicate = 'met_with';
const DIARIST = 'Me';

/** One for each labelled entity that the text names, in order. */
export function weighedEntities(gold: GoldEntry): WeighedEntity[] {
  const entities = groundedEntities(gold);
  const signs = signsOf(gold.text, { start: 0, end: gold.text.length }, entities);
  return entities.map(({ name, type }, number) => ({
    entry: gold.id,
    persona: gold.persona,
    file: /^\p{L}+-\d+/u.exec(gold.persona)?.[0] ?? gold.persona,
    name,
    type,
    signs: signs[number] ?? new Set(),
    predicates: predicatesOf(gold, name),
  }));
}

/** Each labelled entity with all mentions of all its forms. */
function groundedEntities({ text, entities }: GoldEntry): FoundEntity[] {
  const names = entities.flatMap(({ type, mentions }) => mentions.map((name) => ({ type, name })));
  const grounded = ground(text, names).flatMap((entity) => entity.mentions);
  return entities.flatMap(({ name, type, mentions }) => {
    const own = grounded.filter(({ surface }) => mentions.includes(surface)).sort((a, b) => a.start - b.start);
    return own.length === 0 ? [] : [{ name, type, mentions: own }];
  });
}

function predicatesOf({ relations }: GoldEntry, name: string): Set<string> {
  const own = relations.flatMap(({ subject, predicate, object }) => {
    if (subject === DIARIST && object === name) return [predicate ?? ''];
    return subject === name && object === DIARIST && predicate === MUTUAL ? [MUTUAL] : [];
  });
  return new Set(own);
}
