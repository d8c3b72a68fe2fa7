import { runCommand } from '../command-line/run-command.ts';
import { runTools } from '../command-line/run-tools.ts';
import { requireCompiler } from './bicep/require-compiler.ts';

await runCommand({
  usage: `npm run infra:docs

Writes infra/modules/README.md: the parameters, outputs and resources of each template, from what Bicep's compiler makes of it.`,
  options: {},
  async run() {
    await requireCompiler();
    const specs = ['test/infra/templates.spec.ts', 'test/infra/modules-page.spec.ts'];
    runTools([
      'vitest',
      'run',
      ...specs,
      '--update',
      '-t',
      'template and parameter file compiles|page of the templates',
    ]);
  },
});
