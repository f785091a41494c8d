/** Removes what a rewrite that did not finish left in the data folder: files that no manifest names and nothing loads. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Names that Redis gives to files it has not finished, in its folder and in that of the append-only files. */
const UNFINISHED = /^temp-(?:rewriteaof-(?:bg-)?\d+\.aof|\d+\.rdb|.*\.aof\.manifest)$/;

/**
 * Removes unfinished files. No engine may be running in the folder.
 * @param data the engine's data folder
 * @returns the names of what was removed
 */
export async function removeLeftovers(data: string): Promise<string[]> {
  const removed: string[] = [];
  for (const folder of [data, join(data, 'appendonlydir')]) {
    for (const name of await readdir(folder).catch(() => [])) {
      if (!UNFINISHED.test(name)) continue;
      await rm(join(folder, name));
      removed.push(name);
    }
  }
  return removed;
}
