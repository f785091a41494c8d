/** Why a name is known: each sentence that mentions or relates it, and who read it when. */
import type { EntityDetail, EntryWhy, Journal, Provenance } from '../../backend/journal/Journal.ts';
import type { EntityType } from '../../backend/glossary.ts';
import { relationWords } from '../relationWords.ts';
import { commaSure } from '../sureWords.ts';
import { oneLine } from './format.ts';
import { readByText } from './reviewText.ts';

export interface Reason {
  /** what the sentence vouches for: the name itself, or a relation in words */
  of: string;
  episode: string;
  date: string;
  sentence: string;
  why:
    | ({
        by: 'model';
        confidence?: number;
        /** the type that this entry gave it, where that is not the one shown */
        called?: EntityType;
      } & Provenance)
    | { by: 'memory' }
    | { by: 'hand' };
}

/** One for each sentence of each mention, then one for each of each relation. */
export async function entityReasons(found: EntityDetail, journal: Journal): Promise<Reason[]> {
  const evidences = found.relations.flatMap(({ evidences, ...relation }) =>
    evidences.map((evidence) => ({ ...evidence, of: relationWords(relation) })),
  );
  const whys = await journal.why([...new Set([...found.quotes, ...evidences].map(({ episode }) => episode))]);
  return [
    ...found.quotes.map(({ episode, date, surface, quote }): Reason => {
      const why = whys.get(episode);
      return { of: found.name, episode, date, sentence: quote, why: mentioned(surface, found.type, why) };
    }),
    ...evidences.map(({ episode, date, evidence, of, confidence }): Reason => {
      const edges = whys.get(episode)?.edges ?? null;
      return {
        of,
        episode,
        date,
        sentence: evidence,
        why: edges === null ? { by: 'hand' } : { by: 'model', ...edges, ...known(confidence) },
      };
    }),
  ];
}

/** What the model did not read at all is a person's word. */
function mentioned(surface: string, shown: EntityType, why: EntryWhy | undefined): Reason['why'] {
  const read = why?.found.find((one) => one.surface === surface);
  if (!why?.nodes || read === undefined) return { by: 'hand' };
  if (read.source === 'known') return { by: 'memory' };
  const called = read.type === shown ? {} : { called: read.type };
  return { by: 'model', ...why.nodes, ...known(read.confidence), ...called };
}

function known(confidence: number | undefined): { confidence?: number } {
  return confidence === undefined ? {} : { confidence };
}

function whoseWord(why: Reason['why']): string {
  if (why.by === 'hand') return 'put there by hand';
  if (why.by === 'memory') return 'known from other entries';
  return `${readByText(why)}${commaSure(why)}${why.called === undefined ? '' : `, called ${withArticle(why.called)} here`}`;
}

function withArticle(type: EntityType): string {
  return /^[aeo]/.test(type) ? `an ${type}` : `a ${type}`;
}

export function reasonsText(reasons: readonly Reason[]): string[] {
  return [
    'Why:',
    ...reasons.flatMap(({ of, episode, date, sentence, why }) => [
      `${oneLine(of)}: “${oneLine(sentence)}”`,
      `    ${date.slice(0, 10)}  [${episode}]  ${whoseWord(why)}`,
    ]),
  ];
}
