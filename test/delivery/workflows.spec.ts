import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { program } from '../../tools/delivery/deliver.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, '.github', 'workflows');
const { scripts, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
};

const Permissions = z.record(z.string(), z.enum(['read', 'write', 'none']));
const Step = z.looseObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  env: z.record(z.string(), z.string()).optional(),
});
const Job = z.looseObject({
  permissions: Permissions,
  uses: z.string().optional(),
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  'timeout-minutes': z.number().optional(),
  environment: z.string().optional(),
  steps: z.array(Step).optional(),
});
const Workflow = z.looseObject({
  on: z.record(z.string(), z.unknown()),
  permissions: z.strictObject({}),
  concurrency: z.looseObject({ group: z.string() }).optional(),
  jobs: z.record(z.string(), Job),
});

/** What is wrong with a workflow, by the rules of this project. */
function faultsOf(text: string): string[] {
  const document = parseDocument(text, { uniqueKeys: true });
  if (document.errors.length > 0) return document.errors.map(({ message }) => message);
  const parsed = Workflow.safeParse(document.toJS());
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const workflow = parsed.data;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps ?? []);
  const faults = [...pins(text), ...steps.flatMap(({ run }) => (run === undefined ? [] : commandFaults(run)))];
  if (Object.hasOwn(workflow.on, 'pull_request_target'))
    faults.push('pull_request_target runs with rights on code of others');
  if (!Object.hasOwn(workflow.on, 'workflow_call') && !workflow.concurrency) faults.push('no concurrency group');
  for (const [name, job] of Object.entries(workflow.jobs)) {
    if (!job.uses && job['timeout-minutes'] === undefined) faults.push(`${name}: no timeout`);
    faults.push(...missingPackages(job.steps ?? []).map((step) => `${name}: ${step} runs before npm ci`));
    const logsIn = job.steps?.some(({ uses }) => uses?.startsWith('azure/login@'));
    if (logsIn && (job.permissions['id-token'] !== 'write' || !job.environment))
      faults.push(`${name}: signs in without environment`);
    for (const needed of [job.needs ?? []].flat()) {
      if (!Object.hasOwn(workflow.jobs, needed)) faults.push(`${name}: needs ${needed}, which is not there`);
    }
  }
  for (const { uses, with: inputs } of steps) {
    const keeps = uses?.startsWith('actions/checkout@') && inputs?.['persist-credentials'] !== false;
    if (keeps) faults.push('checkout leaves its token behind');
  }
  return faults;
}

/** Actions are named by a reviewed commit, never by a tag that may move. */
function pins(text: string): string[] {
  const used = [...text.matchAll(/\buses: *(.+)$/gm)].map(([, value = '']) => value);
  return used
    .filter((value) => {
      if (value.startsWith('./')) return !existsSync(join(root, value));
      return !/^[\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(value);
    })
    .map((value) => `${value} is not pinned by its commit, with the version behind it`);
}

/** Steps that need node_modules and run before they are installed. */
function missingPackages(steps: readonly z.infer<typeof Step>[]): string[] {
  const installed = steps.findIndex(({ run }) => run?.startsWith('npm ci'));
  const before = installed === -1 ? steps : steps.slice(0, installed);
  return before.flatMap(({ run = '' }) =>
    (/\bnpm (run|test|sbom|audit signatures)\b|\bnode tools\//.exec(run) ?? []).slice(0, 1),
  );
}

function commandFaults(run: string): string[] {
  const faults: string[] = [];
  // A shell would run text that somebody else wrote into a title or branch name, so values come from the environment.
  for (const [expression] of run.matchAll(/\$\{\{.*?\}\}/g)) faults.push(`${expression} is put into a shell`);
  if (/\b(secrets|GH_TOKEN|github\.token)\b/.test(run)) faults.push('a secret is named in a command');
  if (/\|\| *(true|:)/.test(run)) faults.push('a failure is hidden');
  // It has no outputs while a deployment runs or after it has failed.
  if (/\bdeployment (sub|group) show\b/.test(run)) faults.push('the record of a deployment is read');
  for (const [, file = ''] of run.matchAll(/\bnode ([\w./-]+\.ts)\b/g)) {
    if (!existsSync(join(root, file))) faults.push(`${file} is not there`);
  }
  return faults;
}

const workflows = readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const);

describe('every workflow', () => {
  test.each(workflows)('%s keeps the rules', (_file, text) => expect(faultsOf(text)).toEqual([]));

  // azure.yaml calls the scripts for packaging and infrastructure.
  test('run npm scripts that exist', () => {
    const named = workflows.flatMap(([, text]) => [...text.matchAll(/npm (?:run (?:--silent )?([\w:-]+)|(test)\b)/g)]);
    for (const [, script, test] of named) expect(scripts).toHaveProperty([script ?? test ?? '']);
  });

  test('use each command of a release with flags that it knows', () => {
    expectKnownFlags(workflows.map(([, text]) => text));
  });
});

test('programs that a workflow runs without the development packages import none of them', async () => {
  const runs = new Set(
    workflows.flatMap(([, text]) => [...text.matchAll(/\bnode (tools\/[\w./-]+\.ts)/g)].map(([, file]) => file)),
  );
  const { metafile } = await build({
    entryPoints: [...runs].map((file) => join(root, file ?? '')),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outdir: 'none',
    write: false,
    metafile: true,
    logLevel: 'error',
  });
  const imported = Object.values(metafile.inputs).flatMap(({ imports }) => imports);
  const packages = imported
    .filter(({ external, path }) => external && !isBuiltin(path))
    .map(({ path }) =>
      path
        .split('/')
        .slice(0, path.startsWith('@') ? 2 : 1)
        .join('/'),
    );
  expect(runs.size).toBeGreaterThan(0);
  expect(packages).toContain('zod');
  for (const name of new Set(packages)) expect(dependencies).toHaveProperty([name]);
});

describe('the pipeline of Azure DevOps', () => {
  const text = readFileSync(join(root, 'docs', 'azure-devops.md'), 'utf8');
  const examples = [...text.matchAll(/```yaml\n(.*?)```/gs)].map(([, yaml = '']) => parseDocument(yaml));

  test('is two files of YAML', () => expect(examples.map(({ errors }) => errors)).toEqual([[], []]));

  test('hides no failure, reads no record of a deployment, and uses commands with known flags', () => {
    const commands = examples.flatMap((example) => commandsIn(example.toJS()));
    expect(commands.flatMap(commandFaults)).toEqual([]);
    const deploying = commands.filter((command) => command.includes('parameters --release'));
    expect(deploying).toHaveLength(1);
    expect(deploying[0]).toMatch(/^set -euo pipefail\n/);
    expectKnownFlags(commands);
  });
});

/** Every command in a pipeline of Azure DevOps. */
function commandsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(commandsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' && ['command', 'script', 'inlineScript'].includes(key)
      ? [inner.replaceAll(/\$\{\{.*?\}\}/g, '')]
      : commandsIn(inner),
  );
}

function expectKnownFlags(texts: readonly string[]): void {
  const calls = texts.flatMap((text) => [...text.matchAll(/deliver\.ts (\w+)(.*)$/gm)]);
  expect(calls.length).toBeGreaterThan(4);
  for (const [, command = '', more = ''] of calls) {
    const known = program.commands.find(({ name }) => name === command);
    expect(known?.name).toBe(command);
    const options = Object.keys({ ...program.common, ...known?.options });
    for (const [, flag = ''] of more.matchAll(/ --([\w-]+)/g)) expect(options).toContain(flag);
  }
}

describe('a release', () => {
  const jobs = Workflow.parse(parseDocument(readFileSync(join(folder, 'deliver.yml'), 'utf8')).toJS()).jobs;

  test('is tested before it gets requests, and gets them step by step', () => {
    expect(jobs['candidate']?.steps?.at(-1)?.run).toContain('deliver.ts smoke');
    const shares = Object.entries(jobs).filter(([name]) => name.startsWith('share-'));
    expect(shares.map(([name, job]) => [name, job.needs])).toEqual([
      ['share-5', 'candidate'],
      ['share-25', 'share-5'],
      ['share-50', 'share-25'],
      ['share-100', 'share-50'],
    ]);
    for (const [name, job] of shares) expect(job.steps?.at(-1)?.run).toContain(`--to ${name.slice('share-'.length)} `);
  });

  test('is rolled back when any step fails or is interrupted', () => {
    expect(jobs['take-back']).toMatchObject({ if: 'failure() || cancelled()' });
    expect(jobs['take-back']?.needs).toEqual(['candidate', 'share-5', 'share-25', 'share-50', 'share-100']);
  });

  test('shares one group with the rollback in each environment, and the rollback does not wait for it', () => {
    const read = (file: string) => Workflow.parse(parseDocument(readFileSync(join(folder, file), 'utf8')).toJS());
    const { jobs: environments } = read('release.yml');
    for (const name of ['staging', 'production']) {
      expect(environments[name]?.['concurrency']).toEqual({ group: `deliver-${name}`, 'cancel-in-progress': false });
    }
    expect(read('roll-back.yml').concurrency).toEqual({
      group: `deliver-$${'{{ inputs.environment }}'}`,
      'cancel-in-progress': true,
    });
  });

  test('previews the infrastructure with an identity that can only read', () => {
    for (const page of ['.github/workflows/deliver.yml', 'docs/azure-devops.md']) {
      const text = readFileSync(join(root, page), 'utf8').replaceAll(/\n +(?=--)/g, ' ');
      const previews = text.match(/az deployment sub what-if.*/g) ?? [];
      expect(previews, page).toHaveLength(1);
      expect(previews[0], page).toContain('--validation-level ProviderNoRbac');
    }
  });

  test('is one package, whose origin is verified where it is deployed', () => {
    const release = readFileSync(join(folder, 'release.yml'), 'utf8');
    expect(release.match(/npm run package/g)).toHaveLength(1);
    expect(jobs['candidate']?.steps?.some(({ run }) => run?.startsWith('gh attestation verify'))).toBe(true);
  });
});

describe('a workflow that breaks a rule is detected', () => {
  const good = readFileSync(join(folder, 'roll-back.yml'), 'utf8');
  const broken: [string, (text: string) => string, RegExp][] = [
    ['a tag instead of a commit', (text) => text.replace(/checkout@\w{40} # v[\d.]+/, 'checkout@v7'), /not pinned/],
    ['a commit without its version', (text) => text.replace(/ # v[\d.]+/, ''), /not pinned/],
    ['permissions for everything', (text) => text.replace('permissions: {}', 'permissions: write-all'), /permissions/],
    ['a job without its own permissions', (text) => text.replace(/ {4}permissions:\n( {6}.*\n)+/, ''), /permissions/],
    ['a file that does not exist', (text) => text.replaceAll('deliver.ts', 'delivr.ts'), /delivr.ts is not there/],
    [
      'an expression in a shell',
      (text) => text.replace('"$ENVIRONMENT"', `"$${'{{ inputs.environment }}'}"`),
      /put into a shell/,
    ],
    [
      'a secret that is shown',
      (text) => text.replace('gh release', 'echo "$GH_TOKEN"; gh release'),
      /a secret is named/,
    ],
    [
      'a checkout that keeps its token',
      (text) => text.replace('persist-credentials: false', 'clean: true'),
      /leaves its token/,
    ],
    ['a sign-in without an environment', (text) => text.replace(/ {4}environment: .*\n/, ''), /without environment/],
    ['no time limit', (text) => text.replace(/ {4}timeout-minutes: .*\n/, ''), /no timeout/],
    ['no concurrency group', (text) => text.replace(/concurrency:\n( {2}.*\n)+/, ''), /no concurrency/],
    [
      'code of others that runs with our rights',
      (text) => text.replace('workflow_dispatch:', 'pull_request_target:\n  workflow_dispatch:'),
      /pull_request_target/,
    ],
    [
      'a command before its packages',
      (text) => text.replace('      - run: npm ci --omit dev --ignore-scripts\n', ''),
      /node tools\/ runs before npm ci/,
    ],
    [
      'a failure that is hidden',
      (text) => text.replace('--pattern partner-orders.zip', '|| true'),
      /failure is hidden/,
    ],
    [
      'the outputs of a deployment',
      (text) => text.replace('gh release download', 'az deployment sub show; gh'),
      /record of a deployment/,
    ],
    ['the same job twice', (text) => text + text.slice(text.indexOf('  rollback:\n')), /unique/],
  ];
  test.each(broken)('%s', (_what, damage, fault) => {
    expect(faultsOf(damage(good)).join('\n')).toMatch(fault);
  });
});
