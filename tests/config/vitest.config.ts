import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/**/*.test.{ts,tsx}'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Two cores: real engines and models beside each other would only slow one another.
    maxWorkers: 2,
    env: { CI: 'false', NO_COLOR: '' },
  },
});
