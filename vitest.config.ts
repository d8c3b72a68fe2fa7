import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

// A namespace of somebody else's takes the entities of one file at a time, answers more slowly, and its locks last longer.
const isRemote = process.env['SERVICE_BUS_CONFORMANCE'] !== undefined;

// They stand in for the meter, and a metric keeps the first meter that its process had.
const OF_METERS = ['functions/bus/consume.spec.ts', 'test/sagas/saga-waits.spec.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    // Specs wait for servers more than they compute.
    maxWorkers: 3,
    // A file of specs takes a process over from the one before, with the SDKs that are loaded there.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // A bound for a hung test, not a speed limit: what is slow is measured in bench/.
    testTimeout: isRemote ? 600_000 : 180_000,
    hookTimeout: isRemote ? 600_000 : 180_000,
    fileParallelism: !isRemote,
    projects: [
      {
        extends: true,
        test: {
          name: 'app',
          include: ['{functions,orchestrations,shared,tools,test}/**/*.spec.ts'],
          exclude: ['test/managed-identity/**', ...OF_METERS],
          globalSetup: ['test/build-app.ts', 'test/provide-compiler.ts'],
        },
      },
      {
        extends: true,
        // MSAL remembers for the whole process which endpoint gave it the first token, so each file has a process.
        test: { name: 'managed-identity', include: ['test/managed-identity/*.spec.ts'], isolate: true },
      },
      { extends: true, test: { name: 'meters', include: OF_METERS, isolate: true } },
      {
        extends: true,
        test: { name: 'embedded-azure', include: ['packages/{embedded-azure,loopback-server}/**/*.spec.ts'] },
      },
      { extends: true, test: { name: 'partner-client', include: ['packages/partner-client/**/*.spec.ts'] } },
      { extends: true, test: { name: 'simulators', include: ['packages/provider-simulators/**/*.spec.ts'] } },
    ],
  },
});
