/** Which model an evaluation uses: the starter with its adapter unless told otherwise. */
import { basename, resolve } from 'node:path';
import type { ModelSpecification } from '../../worker/model/ModelClient.ts';

export function evaluationModel(o: {
  model?: string | undefined;
  adapter?: string | undefined;
  kind?: string | undefined;
}): ModelSpecification {
  const path = resolve(o.model ?? process.env.KITH_TEST_MODEL ?? '');
  const adapter = o.adapter === 'none' ? null : resolve(o.adapter ?? 'prompts/adapters/journal-starter-1.gguf');
  return { name: basename(path, '.gguf'), path, adapter, kind: o.kind === 'instruct' ? 'instruct' : 'base' };
}
