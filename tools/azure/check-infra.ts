import { runCommand } from '../command-line/run-command.ts';
import { runTools } from '../command-line/run-tools.ts';
import { requireCompiler } from './bicep/require-compiler.ts';

await runCommand({
  usage: `npm run infra:check

Builds, lints and checks the format of the templates with Bicep's compiler, and compares what they deploy with the code. The
compiler is fetched from NuGet once, where the .NET SDK is installed; your own is used if it is as new. Without a compiler,
this command fails, and \`npm test\` skips these tests.`,
  options: {},
  async run() {
    await requireCompiler();
    runTools(['vitest', 'run', 'test/infra']);
  },
});
