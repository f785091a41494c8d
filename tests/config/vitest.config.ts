/** Two groups, one after the other: fast tests side by side, then those with real processes and the real model alone. */
import { defineConfig } from 'vitest/config';

/** These use both cores by themselves; beside each other they would only measure one another. */
const ALONE = ['tests/endToEnd/**/*.test.ts', 'tests/model/**/*.test.ts', 'tests/faults/**/*.test.ts'];

const shared = {
  root: new URL('../..', import.meta.url).pathname,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // Ink draws nothing where it believes that nobody watches.
  env: { CI: 'false', NO_COLOR: '' },
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'fast',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ALONE,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: { ...shared, name: 'alone', include: ALONE, fileParallelism: false, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
