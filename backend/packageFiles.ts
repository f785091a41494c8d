/** Files that ship with Kith, found from the source tree and from the bundle alike. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of an adapter that ships with Kith. Whether it is there is for the caller to check. */
export function adapterPath(file: string): string {
  return join(packageRoot(), 'prompts', 'adapters', file);
}

/** Version of Kith, as in package.json. */
export function packageVersion(): string {
  // No schema here: its library alone would take longer to load than all else `kith --version` does.
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : null;
  return typeof version === 'string' ? version : 'unknown';
}

/** The folder of our package.json, above this file or above dist/. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('the package of Kith is incomplete: it has no package.json');
    folder = parent;
  }
  return folder;
}
