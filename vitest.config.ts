import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{functions,orchestrations,shared,local,scripts,test}/**/*.spec.ts'],
    globalSetup: ['test/build-app.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // A bound for a hung test, not a speed limit: what is slow is measured in bench/.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
