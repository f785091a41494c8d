/** Reads files of one JSON object a line. */
import type { z } from 'zod';
import { UsageError } from '../../backend/errors.ts';

/**
 * The objects of a file, in its order; empty lines are skipped.
 * @param file name for messages, which never carry what a line holds
 * @throws UsageError naming the first line that is not JSON, has not this shape, or repeats an id
 */
export function parseJsonLines<Row extends { id: string }>(text: string, file: string, shape: z.ZodType<Row>): Row[] {
  const rows: Row[] = [];
  const ids = new Set<string>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const wrong = (what: string) => new UsageError(`${file}, line ${index + 1}: ${what}.`, 'Correct the file.');
    const read = shape.safeParse(parsed(line));
    if (!read.success) {
      const [issue] = read.error.issues;
      throw wrong(`${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'unknown form'}`);
    }
    if (ids.has(read.data.id)) throw wrong('an id that an earlier line has');
    ids.add(read.data.id);
    rows.push(read.data);
  }
  return rows;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
