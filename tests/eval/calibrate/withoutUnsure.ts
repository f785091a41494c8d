/** A prediction file as it would be, were names or relations left out that are less sure than a threshold. Pure. */
import { z } from 'zod';
import { parseJsonLines } from '../jsonLines.ts';

const sure = z.looseObject({ confidence: z.number().optional() });
const line = z.looseObject({
  id: z.string(),
  entities: z.array(sure).nullish(),
  relations: z.array(sure).nullish(),
});

export interface Least {
  names: number;
  relations: number;
}

/**
 * The text of the file without them. What has no confidence stays.
 * @throws UsageError naming the line that is wrong
 */
export function withoutUnsure(text: string, file: string, least: Least): string {
  const kept = (all: readonly z.infer<typeof sure>[] | null | undefined, from: number) =>
    (all ?? []).filter(({ confidence = 1 }) => confidence >= from);
  return parseJsonLines(text, file, line)
    .map(({ entities, relations, ...rest }) =>
      JSON.stringify({
        ...rest,
        entities: kept(entities, least.names),
        relations: relations ? kept(relations, least.relations) : null,
      }),
    )
    .join('\n');
}
