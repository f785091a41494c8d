/** The journal's memory of the engine that was found and tried last time, so that a normal start tries nothing. */
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { journalPaths } from '../paths.ts';

const fileMark = z.object({ path: z.string(), bytes: z.number(), modified: z.number() });

const earlierFind = z.object({
  source: z.string(),
  redisServer: fileMark,
  module: fileMark,
  version: z.string(),
});

export interface FoundEngine {
  /** where it comes from, as doctor names it */
  source: string;
  redisServer: string;
  module: string;
  /** version of the server, e.g. 8.2.3 */
  version: string;
}

/** The engine found earlier, or why it is not to be used; null when nothing was found yet. */
export async function recallEngine(home: string): Promise<FoundEngine | { reason: string } | null> {
  const content = await readFile(journalPaths(home).engineCache, 'utf8').catch(() => null);
  if (content === null) return null;
  const parsed = earlierFind.safeParse(parseJson(content));
  if (!parsed.success) return { reason: 'the note of the earlier find is damaged' };
  const { source, redisServer, module, version } = parsed.data;
  for (const mark of [redisServer, module]) {
    const present = await markOf(mark.path);
    if (present === null) return { reason: `${mark.path} is gone` };
    if (present.bytes !== mark.bytes || present.modified !== mark.modified)
      return { reason: `${mark.path} has changed` };
  }
  return { source, redisServer: redisServer.path, module: module.path, version };
}

/** Remembers an engine that was tried and runs. A home that cannot be written only costs the next start a trial. */
export async function rememberEngine(home: string, found: FoundEngine): Promise<void> {
  const [redisServer, module] = await Promise.all([markOf(found.redisServer), markOf(found.module)]);
  if (redisServer === null || module === null) return;
  const path = journalPaths(home).engineCache;
  const draft = `${path}.${process.pid}`;
  const content: z.infer<typeof earlierFind> = { source: found.source, redisServer, module, version: found.version };
  try {
    await writeFile(draft, JSON.stringify(content), { mode: 0o600 });
    await rename(draft, path);
  } catch {
    await rm(draft, { force: true });
  }
}

/** Forgets the earlier find, so that the next search tries everything again. */
export async function forgetEngine(home: string): Promise<void> {
  await rm(journalPaths(home).engineCache, { force: true });
}

async function markOf(path: string): Promise<z.infer<typeof fileMark> | null> {
  const status = await stat(path).catch(() => null);
  return status?.isFile() === true ? { path, bytes: status.size, modified: status.mtimeMs } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
