/** Fetches once into the cache what the tests need: the engine, and the starter model where it can be had. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locateEngine } from '../../backend/engine/locate.ts';
import { KithError } from '../../backend/errors.ts';
import { STARTER } from '../../backend/model/catalogue.ts';
import { cacheFolder } from '../../backend/paths.ts';
import { fetchModel } from '../../backend/supply/modelSupply.ts';
import type { Progress } from '../../backend/supply/progress.ts';

const options = { cache: cacheFolder(process.env), environment: process.env, onProgress };
let lastLine = 0;

/** A line now and then: the log of an automatic run has no cursor to move. */
function onProgress({ what, done, total }: Progress): void {
  if (done < total && Date.now() - lastLine < 1_000) return;
  lastLine = Date.now();
  process.stderr.write(`${what}: ${Math.round(done / 1e6)} of ${Math.round(total / 1e6)} MB\n`);
}

async function fetchEngine(): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'kith-fetch-'));
  try {
    const engine = await locateEngine({ ...options, home, fetch: 'allowed' });
    process.stderr.write(`engine: ${engine.kind === 'external' ? engine.url : engine.redisServer}\n`);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** Without it the tests with a real model are skipped, and say so. */
async function fetchStarter(): Promise<void> {
  try {
    process.stderr.write(`starter model: ${await fetchModel(STARTER, { ...options, downloadEntry: '' })}\n`);
  } catch (error) {
    if (!(error instanceof KithError)) throw error;
    process.stderr.write(`no starter model: ${error.message}\n${error.nextStep}\n`);
  }
}

await fetchEngine();
await fetchStarter();
