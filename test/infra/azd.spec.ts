import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { PACKAGE } from '../../tools/azure/package-app.ts';
import { root } from '../../tools/root.ts';
import { isFuncIgnored } from '../docs/is-func-ignored.ts';
import { infraFolder } from './deployed.ts';

const Shell = z.strictObject({ shell: z.enum(['sh', 'pwsh']), run: z.string() });
const Hook = z.strictObject({ posix: Shell, windows: Shell });
/** The part of azd's schema that azure.yaml uses: https://learn.microsoft.com/azure/developer/azure-developer-cli/azd-schema */
const Project = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/),
  metadata: z.strictObject({ template: z.string() }),
  requiredVersions: z.strictObject({ azd: z.string().regex(/^>= \d+\.\d+\.\d+$/) }),
  infra: z.strictObject({ provider: z.literal('bicep'), path: z.string(), module: z.string() }),
  services: z.record(
    z.string(),
    z.strictObject({
      project: z.string(),
      language: z.literal('ts'),
      host: z.literal('function'),
      resourceName: z.string(),
      dist: z.string(),
      remoteBuild: z.boolean(),
      hooks: z.partialRecord(z.enum(['prepackage', 'postpackage', 'predeploy', 'postdeploy']), Hook),
    }),
  ),
  hooks: z.partialRecord(z.enum(['preprovision', 'postprovision', 'predeploy', 'postdeploy']), Hook),
});

const project = Project.parse(parse(readFileSync(join(root, 'azure.yaml'), 'utf8')));
const main = readFileSync(join(infraFolder, 'main.bicep'), 'utf8');
const scripts: Record<string, string> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;

test('azd finds the templates, and deploys the output of npm run package unchanged', () => {
  expect(existsSync(join(root, project.infra.path, `${project.infra.module}.bicep`))).toBe(true);
  const [service] = Object.values(project.services);
  expect(service).toMatchObject({ project: '.', dist: PACKAGE.folder, remoteBuild: false });
  // azd applies .funcignore inside the package. It must exclude only what azd excludes by itself.
  expect(isFuncIgnored('node_modules/zod/index.js')).toBe(true);
  const sent = ['host.json', 'package.json', 'dist/main.js', 'dist/chunk-ABCD.js', 'dist/docs/index.html'];
  expect(sent.filter(isFuncIgnored)).toEqual([]);
});

test('azd deploys to the colour that the templates name', () => {
  const outputs = [...main.matchAll(/^output (\w+)/gm)].map(([, name]) => `\${${name}}`);
  for (const { resourceName } of Object.values(project.services)) expect(outputs).toContain(resourceName);
});

test('an azd that is too old is refused, and the page names the same version', () => {
  const [, version = ''] = /^>= (.+)$/.exec(project.requiredVersions.azd) ?? [];
  expect(readFileSync(join(root, 'docs', 'deploy.md'), 'utf8')).toContain(
    `azd](https://aka.ms/azd) ${version} or later`,
  );
});

test('every hook is a script of package.json, the same on every system', () => {
  const hooks = [project, ...Object.values(project.services)].flatMap((owner) => Object.values(owner.hooks));
  expect(hooks).toHaveLength(3);
  for (const { posix, windows } of hooks) {
    expect(windows.run).toBe(posix.run);
    expect(scripts).toHaveProperty([posix.run.replace('npm run --silent ', '')]);
  }
});
