/** Bundles the processes of the fault tests into a folder: `node tests/faults/build.js FOLDER`. */
import { build } from 'esbuild';
import { leanRedis } from '../config/leanRedis.js';
import { leanZod } from '../config/leanZod.js';

const root = new URL('../..', import.meta.url).pathname;
const [outdir] = process.argv.slice(2);
if (outdir === undefined) throw new Error('which folder?');

await build({
  absWorkingDir: root,
  entryPoints: {
    ...Object.fromEntries(['workerEntry', 'hostEntry', 'windowEntry'].map((name) => [name, `tests/faults/${name}.ts`])),
    // The product's own, for the real model.
    worker: 'worker/main.ts',
    host: 'worker/model/host.ts',
  },
  outdir,
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: ['node-llama-cpp', 'bee-queue'],
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
  plugins: [leanRedis(root), leanZod],
  logLevel: 'warning',
});
