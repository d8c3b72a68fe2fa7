import { runCommand } from '../command-line/run-command.ts';
import { runTools } from '../command-line/run-tools.ts';

await runCommand({
  usage: `npm run infra:check

Holds the templates against the code, and builds and lints them with Bicep's own compiler where there is one.`,
  options: {},
  run() {
    runTools(['vitest', 'run', 'test/infra'], ['node', 'tools/azure/compile-infra.ts']);
  },
});
