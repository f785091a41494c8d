/** Which model an evaluation uses: the starter with its adapter unless told otherwise. */
import { resolve } from 'node:path';
import { locateModel } from '../../backend/model/library.ts';
import { cacheFolder } from '../../backend/paths.ts';
import type { ModelSpecification } from '../../worker/model/ModelClient.ts';

export interface EvaluationChoice {
  /** catalogue name or path; the starter when not given */
  model?: string | undefined;
  /** path of an adapter, or `none`; the model's own when not given */
  adapter?: string | undefined;
}

/** The files of the chosen model. @throws NotFoundError, ModelUnavailableError */
export async function evaluationModel({ model, adapter }: EvaluationChoice): Promise<ModelSpecification> {
  const located = await locateModel(model ?? 'starter', cacheFolder(process.env));
  if (adapter === undefined) return located;
  return { ...located, adapter: adapter === 'none' ? null : resolve(adapter) };
}
