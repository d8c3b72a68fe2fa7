import { runCommand } from '../command-line/run-command.ts';
import { runTools } from '../command-line/run-tools.ts';

await runCommand({
  usage: `npm run infra:check

Checks the templates against the code, and compiles and lints them with Bicep's compiler if it is installed.`,
  options: {},
  run() {
    runTools(['vitest', 'run', 'test/infra'], ['node', 'tools/azure/compile-infra.ts']);
  },
});
