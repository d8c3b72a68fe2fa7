import { runCommand } from '../command-line/run-command.ts';
import { runTools } from '../command-line/run-tools.ts';

await runCommand({
  usage: `npm run check [-- options]

Checks types, then format and lint.

  --write   fix what can be fixed automatically
  --help    show this help`,
  options: { write: { type: 'boolean', default: false } },
  run({ write }) {
    runTools(
      ['tsc', '-p', '.'],
      ['tsc', '-p', 'tools/run-locally/console/client'],
      ['biome', 'check', ...(write ? ['--write'] : []), '.'],
    );
  },
});
