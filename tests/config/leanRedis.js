/**
 * Keeps of the Redis client only what Kith can call. It makes a method for each of several hundred commands at every
 * start, which took a `kith add` longer than all else. A command is kept when its name occurs anywhere in the code that
 * is bundled with it, so none has to be listed by hand.
 */
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const COMMANDS_INDEX = /@redis\/client\/dist\/lib\/commands\/index\.js$/;
const ENTRY = /^\s+['"]?([\w-]+)['"]?: (\w+)\.default,?$/;
const IMPORT = /^const (\w+) = __importDefault\(require\("\.\/[A-Z_0-9-]+"\)\);$/;

/** Every word behind a dot in the sources of a folder. */
async function wordsOf(folder) {
  const names = await readdir(folder, { recursive: true });
  const texts = await Promise.all(
    names.filter((name) => /\.(?:tsx?|js)$/.test(name)).map((name) => readFile(join(folder, name), 'utf8')),
  );
  return texts.flatMap((text) => [...text.matchAll(/\.(\w+)/g)].map(([, word]) => word));
}

/** Drops the unused commands from the client's table, and then the files that nobody asks for any more. */
function keepUsed(source, used) {
  const lines = source.split('\n');
  const kept = lines.filter((line) => {
    const entry = ENTRY.exec(line);
    return entry === null || used.has(entry[1]);
  });
  if (lines.length - kept.length < 100) throw new Error('the command table of the Redis client has another form now');
  const rest = kept.filter((line) => !IMPORT.test(line)).join('\n');
  return kept.filter((line) => !IMPORT.test(line) || rest.includes(`${IMPORT.exec(line)[1]}.`)).join('\n');
}

/** @param root folder of our package.json */
export function leanRedis(root) {
  return {
    name: 'lean-redis',
    setup(build) {
      const used = Promise.all(
        ['app', 'backend', 'worker', 'node_modules/falkordb/dist'].map((folder) => wordsOf(join(root, folder))),
      );
      // The whole package adds the commands of modules that Kith does not load.
      build.onResolve({ filter: /^redis$/ }, ({ path, resolveDir }) => {
        const whole = createRequire(join(resolveDir, 'x')).resolve(path);
        return { path: createRequire(whole).resolve('@redis/client') };
      });
      build.onLoad({ filter: COMMANDS_INDEX }, async ({ path }) => {
        const own = await wordsOf(join(path, '..', '..', 'client'));
        const names = new Set([...(await used).flat(), ...own]);
        return { contents: keepUsed(await readFile(path, 'utf8'), names), loader: 'js' };
      });
    },
  };
}
