import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { modulesPage } from '../../tools/azure/modules-page.ts';
import { runningCompiler } from './bicep/running-compiler.ts';
import { stage } from './bicep/stage.ts';
import { infraFolder, least, templateTest } from './deployed.ts';

const files = ['main.bicep', ...globSync('modules/*.bicep', { cwd: infraFolder }).sort()];

templateTest('the page of the templates is up to date: if not, run npm run infra:docs', async () => {
  const staged = stage(infraFolder, least);
  try {
    const sources = [];
    for (const file of files) {
      const compiled = await runningCompiler().request('bicep/compile', { path: join(staged.folder, file) });
      const { contents } = z.looseObject({ contents: z.string() }).parse(compiled);
      const text = readFileSync(join(infraFolder, file), 'utf8');
      sources.push({ name: basename(file, '.bicep'), text, compiled: JSON.parse(contents) });
    }
    await expect(modulesPage(sources)).toMatchFileSnapshot(join(infraFolder, 'modules', 'README.md'));
  } finally {
    staged.remove();
  }
});

templateTest('each template begins with what it is', () => {
  const nameless = files.filter(
    (file) => !/^((targetScope|import) .*\n+)*\/\/ /.test(readFileSync(join(infraFolder, file), 'utf8')),
  );
  expect(nameless).toEqual([]);
});
