import { runCommand } from '../command-line/run-command.ts';
import { runTools } from '../command-line/run-tools.ts';

await runCommand({
  usage: `npm run infra:docs

Writes infra/modules/README.md: the parameters, outputs and resources of each template, from what Bicep's compiler makes of it.`,
  options: {},
  run() {
    runTools(['vitest', 'run', 'test/infra/modules-page.spec.ts', '--update']);
  },
});
