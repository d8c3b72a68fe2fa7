import { runCli } from '../../src/cli/run-cli.ts';

await runCli(process.argv.slice(2));
