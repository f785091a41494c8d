/**
 * Bundles the four programs into dist/: kith (window and commands), worker, model host, model download.
 * `node tests/config/build.js --if-needed` does nothing when dist/ is newer than every source.
 */
import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { leanRedis } from './leanRedis.js';
import { leanZod } from './leanZod.js';

const root = new URL('../..', import.meta.url).pathname;
const dist = join(root, 'dist');
const stamp = join(dist, 'built');

async function newestSource() {
  const folders = ['app', 'backend', 'worker', 'prompts'];
  const lists = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(join(root, folder), { recursive: true })).map((name) => join(root, folder, name)),
    ),
  );
  const ours = ['build.js', 'leanRedis.js', 'leanZod.js'].map((name) => join(import.meta.dirname, name));
  const files = [...lists.flat(), join(root, 'package.json'), ...ours];
  const times = await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs));
  return Math.max(...times);
}

async function isFresh() {
  const built = await stat(stamp).catch(() => null);
  return built !== null && built.mtimeMs > (await newestSource());
}

async function bundle() {
  // Built beside and then put in place, so that a program that starts meanwhile finds all files or none.
  const next = `${dist}.${process.pid}`;
  await build({
    absWorkingDir: root,
    entryPoints: {
      kith: 'app/main.ts',
      worker: 'worker/main.ts',
      host: 'worker/model/host.ts',
      download: 'worker/model/download.ts',
    },
    outdir: next,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // React's production build draws a frame in half the time.
    define: { 'process.env.NODE_ENV': '"production"' },
    // The model library brings its own binaries; bee-queue reads its scripts from its own folder.
    external: ['node-llama-cpp', 'bee-queue', 'react-devtools-core'],
    // Bundled CommonJS packages ask for Node's modules by `require`.
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
    plugins: [leanRedis(root), leanZod],
    logLevel: 'warning',
  });
  await writeFile(join(next, 'built'), '');
  await rm(dist, { recursive: true, force: true });
  await rename(next, dist);
}

if (!process.argv.includes('--if-needed') || !(await isFresh())) await bundle();
