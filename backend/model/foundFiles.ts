/** The files in other programs' folders that may be models, with the names people know them by. Nothing is changed. */
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';
import type { FoundPlace } from './foundPlaces.ts';

export interface FoundFile {
  /** as its program calls it: a file name without ending, or `qwen3:0.6b` */
  name: string;
  /** absolute, through the links that give it a name */
  path: string;
}

/** Bounds of a look into a folder that may be anything. */
const MAX_DEPTH = 8;
const MAX_FOLDERS = 2_000;
const MAX_FILES = 300;
const MAX_MANIFEST_BYTES = 1_000_000;

const MODEL_LAYER = 'application/vnd.ollama.image.model';
const manifest = z.object({ layers: z.array(z.object({ mediaType: z.string(), digest: z.string() })) });

/**
 * Looks through a place. A folder that is missing or may not be read holds nothing.
 * @param isOver asked now and then; true ends the look with what was found so far
 */
export async function filesIn(place: FoundPlace, isOver: () => boolean): Promise<FoundFile[]> {
  if (place.layout === 'manifests') return manifestFiles(place.folder, isOver);
  const paths = await walk(place.folder, isOver);
  return paths
    .filter((path) => /\.gguf$/i.test(path))
    .slice(0, MAX_FILES)
    .map((path) => ({ name: (path.split(sep).at(-1) ?? path).replace(/\.gguf$/i, ''), path }));
}

/** Ollama: blobs/sha256-… hold everything, and manifests/HOST/USER/MODEL/TAG say which blob is the model. */
async function manifestFiles(folder: string, isOver: () => boolean): Promise<FoundFile[]> {
  const manifests = join(folder, 'manifests');
  const files: FoundFile[] = [];
  for (const path of (await walk(manifests, isOver)).slice(0, MAX_FILES)) {
    const [, ...words] = relative(manifests, path).split(sep);
    const tag = words.pop();
    const digest = tag === undefined || words.length === 0 ? null : await modelDigest(path);
    // A digest is part of a path: nothing but hexadecimal may come out of that file.
    if (digest === null || !/^sha256:[0-9a-f]{64}$/.test(digest)) continue;
    const owner = words[0] === 'library' ? words.slice(1) : words;
    files.push({ name: `${owner.join('/')}:${tag}`, path: join(folder, 'blobs', digest.replace(':', '-')) });
  }
  return files;
}

async function modelDigest(path: string): Promise<string | null> {
  try {
    if ((await stat(path)).size > MAX_MANIFEST_BYTES) return null;
    const { layers } = manifest.parse(JSON.parse(await readFile(path, 'utf8')));
    return layers.find(({ mediaType }) => mediaType === MODEL_LAYER)?.digest ?? null;
  } catch {
    // Half written, or of another format: it names nothing for us.
    return null;
  }
}

/** Paths of all files below a folder, each folder looked at once, whatever links lead to it. */
async function walk(root: string, isOver: () => boolean): Promise<string[]> {
  const files: string[] = [];
  const seen = new Set<string>();
  const folders = [{ path: root, depth: 0 }];
  for (let next = folders.shift(); next !== undefined; next = folders.shift()) {
    if (isOver() || seen.size > MAX_FOLDERS) break;
    const real = await realpath(next.path).catch(() => null);
    if (real === null || seen.has(real)) continue;
    seen.add(real);
    const entries = await readdir(next.path, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
      const path = join(next.path, entry.name);
      const linked = entry.isSymbolicLink() ? await stat(path).catch(() => null) : null;
      if (entry.isFile() || linked?.isFile() === true) files.push(path);
      else if ((entry.isDirectory() || linked?.isDirectory() === true) && next.depth < MAX_DEPTH)
        folders.push({ path, depth: next.depth + 1 });
    }
  }
  return files;
}
