/** Imports zod in the form that a bundler can take apart; the short form brings its messages in fifty languages along. */
import { readFile } from 'node:fs/promises';

const SHORT = "import { z } from 'zod';";
const WHOLE = "import * as z from 'zod';";

export const leanZod = {
  name: 'lean-zod',
  setup(build) {
    build.onLoad({ filter: /\/(?:app|backend|worker|prompts)\/.*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { contents: source.replace(SHORT, WHOLE), loader: 'ts' };
    });
  },
};
