/** Says what makes a prediction: commit, model, adapter, prompts. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { edgesPrompts, nodesPrompts } from '../../prompts/registry.ts';
import { promptStyle } from '../../worker/extraction/ask.ts';
import type { ModelInfo, ModelSpecification } from '../../worker/model/ModelClient.ts';
import type { Maker } from './predictionFile.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
/** Where a change that is not committed would change what is found. */
const DECISIVE = ['backend', 'worker', 'prompts/*.ts'];

export async function makerOf({ adapter }: ModelSpecification, info: ModelInfo): Promise<Maker> {
  const style = promptStyle(info);
  return {
    date: today(),
    commit: currentCommit(),
    model: info.name,
    adapter: adapter === null ? 'none' : await nameWithChecksum(adapter),
    prompts: `${nodesPrompts[style].version} ${edgesPrompts[style].version}`,
  };
}

export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Short name of the commit, with a plus where files that matter differ from it. */
export function currentCommit(): string {
  const git = (...words: string[]) => execFileSync('git', words, { cwd: ROOT, encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain', '--', ...DECISIVE) !== '';
  return `${git('rev-parse', '--short', 'HEAD')}${changed ? '+' : ''}`;
}

/** Two adapters trained one after the other have one file name; the checksum tells them apart. */
async function nameWithChecksum(path: string): Promise<string> {
  const checksum = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  return `${basename(path)} (${checksum.slice(0, 8)})`;
}
