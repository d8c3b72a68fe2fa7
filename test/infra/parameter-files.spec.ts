import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../../tools/root.ts';
import { infraFolder } from './deployed.ts';

const Step = z.looseObject({ run: z.string().default(''), env: z.record(z.string(), z.string()).default({}) });
const Workflow = z.looseObject({
  env: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), z.looseObject({ steps: z.array(Step) })),
});

const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
const main = read('infra', 'main.bicep');
const parameters = [...main.matchAll(/^param (\w+) /gm)].map(([, name = '']) => name);
const outputs = [...main.matchAll(/^output (\w+) /gm)].map(([, name = '']) => name);

/** The variable of each parameter, as azd reads it. */
const ofAzd = Object.entries(
  z
    .object({ parameters: z.record(z.string(), z.strictObject({ value: z.string() })) })
    .parse(JSON.parse(read('infra', 'main.parameters.json'))).parameters,
).map(([name, { value }]) => ({ name, value, variable: /^\$\{(\w+)\}$/.exec(value)?.[1] }));

const FILES = ['dev.bicepparam', 'prod.bicepparam'];

/** What a file of parameters sets, and the variables that it reads for it, with their fallbacks. */
const setBy = (file: string) =>
  new Map(
    [...readFileSync(join(infraFolder, file), 'utf8').matchAll(/^param (\w+) = ((?:.|\n(?!param|$))*)/gm)].map(
      ([, name = '', value = '']) => [
        name,
        [...value.matchAll(/readEnvironmentVariable\('(\w+)'(?:, '([^']*)')?/g)].map(([, variable = '', fallback]) => ({
          variable,
          fallback,
        })),
      ],
    ),
  );

/** A size is a change of the file that somebody reviews, and what-if shows it; the two files exist because theirs differ. */
const SIZES = [
  'additionalSubnets',
  'alwaysReadyDurable',
  'alwaysReadyHttp',
  'apiManagementSku',
  'apiManagementUnits',
  'cosmosOrdersThroughput',
  'cosmosSharedThroughput',
  'dataAccessLog',
  'deleteLocks',
  'duplicateDetectionWindow',
  'durableSchedulerSku',
  'eventTimeToLive',
  'httpConcurrency',
  'instanceMemoryMB',
  'logDailyQuotaGb',
  'logRetentionDays',
  'maximumInstanceCount',
  'messageLockDuration',
  'privateNetworking',
  'recipientKeptDays',
  'serviceBusSku',
  'telemetrySamplingRatio',
  'zoneRedundant',
  'zoneRedundantApps',
];

/** Parameters that the files get in another way than azd, and why. */
const OTHERWISE: Record<string, { variables: string[]; because: string }> = {
  operatorPrincipalId: {
    variables: ['OPERATOR_GROUP_ID'],
    because: 'azd knows who is signed in; in a pipeline that is an identity which may not read secrets',
  },
  operatorPrincipalType: { variables: [], because: 'the files take a group' },
  weights: {
    variables: ['BLUE_WEIGHT', 'GREEN_WEIGHT'],
    because: '`npm run deliver -- parameters` prints two numbers, azd reads an object',
  },
  deployColour: { variables: [], because: 'only azd deploys code after the infrastructure' },
};

test('azd can set every parameter, and repeats no default of the templates', () => {
  expect(ofAzd.map(({ name }) => name)).toEqual(parameters);
  // azd leaves out a parameter whose variable is not set, and the default of main.bicep counts.
  expect(ofAzd.filter(({ variable }) => variable === undefined)).toEqual([]);
});

describe.each(FILES)('%s', (file) => {
  const given = setBy(file);

  test('takes every parameter from the variable that azd reads, or has it as a size', () => {
    const differing = ofAzd.filter(({ name, variable }) => {
      const variables = (given.get(name) ?? []).map((one) => one.variable);
      const meant = SIZES.includes(name) ? [] : (OTHERWISE[name]?.variables ?? [variable]);
      return variables.join() !== meant.join();
    });
    expect(differing).toEqual([]);
  });

  test('sets nothing that azd can’t', () => {
    expect([...given.keys()].filter((name) => !parameters.includes(name))).toEqual([]);
  });
});

/** azd stores an output as a variable of its environment: the next deployment would take it for a choice of the user. */
test('no output has the name of a variable that sets a parameter', () => {
  // It is what was chosen.
  const same = ['PRIVATE_NETWORKING'];
  const variables = ofAzd.map(({ variable }) => variable);
  expect(outputs.filter((name) => variables.includes(name))).toEqual(same);
});

/** Printed by `deliver.ts parameters` while an environment is there. */
const RUNNING = ['ACTIVE_COLOUR', 'BLUE_WEIGHT', 'GREEN_WEIGHT'];

const { env, jobs } = Workflow.parse(parse(read('.github', 'workflows', 'deliver.yml')));
const commands = Object.values(jobs)
  .flatMap(({ steps }) => steps)
  .filter(({ run }) => /az deployment sub (create|what-if)/.test(run));

test.each(FILES)('%s reads every variable that a delivery passes, and has the same fallback', (file) => {
  const variables = [...setBy(file).values()].flat();
  expect(commands).toHaveLength(2);
  for (const command of commands) {
    const passed = [...Object.keys(command.env), ...RUNNING, ...(env['AZURE_ENV_NAME'] ? ['AZURE_ENV_NAME'] : [])];
    expect(passed.sort()).toEqual(variables.map(({ variable }) => variable).sort());
    for (const { variable, fallback = '' } of variables) {
      // A variable that GitHub doesn't have is empty, not unset. AZURE_LOCATION is also an argument of the command.
      if (!(variable in command.env) || variable === 'AZURE_LOCATION') continue;
      const expected = fallback === '' ? `\${{ vars.${variable} }}` : `\${{ vars.${variable} || '${fallback}' }}`;
      expect(command.env[variable]).toBe(expected);
    }
  }
});

test('docs/delivery.md names every variable that a delivery reads', () => {
  const workflows = globSync('.github/**/*.yml', { cwd: root }).map((file) => read(file));
  const ofGithub = [...workflows.join('\n').matchAll(/\b(?:vars|secrets)\.(\w+)/g)].map(([, name = '']) => name);
  const ofFiles = FILES.flatMap((file) => [...setBy(file).values()].flat().map(({ variable }) => variable));
  const itself = ['AZURE_ENV_NAME', ...RUNNING];
  const text = read('docs', 'delivery.md');
  const absent = [...ofGithub, ...ofFiles].filter((name) => !itself.includes(name) && !text.includes(`\`${name}\``));
  expect([...new Set(absent)]).toEqual([]);
});
