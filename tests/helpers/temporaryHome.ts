/** A journal's folder that is gone after the test, and the cache all tests share for what is fetched. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { cacheFolder } from '../../backend/paths.ts';

/** Downloads are kept between runs; a test never uses the person's journal. */
export const CACHE = cacheFolder(process.env);

/** An empty private folder, removed when the test has finished. */
export async function temporaryHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'kith-test-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  return home;
}
