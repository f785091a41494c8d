/** Large models may come in several files, of which the first stands for all. */
import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ModelUnavailableError } from '../errors.ts';
import type { CheckedGguf } from './gguf.ts';
import { splitOf } from './modelProfile.ts';

/** How llama.cpp names parts: model-00001-of-00003.gguf. */
const PART_NAME = /^(.*)-00001-of-(\d{5})\.gguf$/;

/** The other parts of a model of which this is the first file; none for a whole one. */
export function otherParts(path: string, file: CheckedGguf): string[] {
  const [, stem, count] = PART_NAME.exec(basename(path)) ?? [];
  const split = splitOf(file);
  if (split === null || stem === undefined || count === undefined) return [];
  return Array.from({ length: split.parts - 1 }, (_, index) =>
    join(dirname(path), `${stem}-${String(index + 2).padStart(5, '0')}-of-${count}.gguf`),
  );
}

/** Bytes of a model with all its parts. Throws ModelUnavailableError when one of them is missing. */
export async function requireAllParts(path: string, file: CheckedGguf): Promise<number> {
  let bytes = file.bytes;
  for (const part of otherParts(path, file)) {
    const status = await stat(part).catch(() => null);
    if (status?.isFile() !== true) {
      throw new ModelUnavailableError(
        `The model ${basename(path)} is not whole: ${basename(part)} is missing.`,
        'Put all parts beside each other, or choose another: kith model list.',
      );
    }
    bytes += status.size;
  }
  return bytes;
}
