import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../../tools/root.ts';
import { infraFolder } from './deployed.ts';

const Step = z.looseObject({ run: z.string().default(''), env: z.record(z.string(), z.string()).default({}) });
const Workflow = z.looseObject({
  env: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), z.looseObject({ steps: z.array(Step) })),
});

/** Printed by `deliver.ts parameters` while an environment is there. */
const RUNNING = ['ACTIVE_COLOUR', 'BLUE_WEIGHT', 'GREEN_WEIGHT'];

const { env, jobs } = Workflow.parse(parse(readFileSync(join(root, '.github', 'workflows', 'deliver.yml'), 'utf8')));
const commands = Object.values(jobs)
  .flatMap(({ steps }) => steps)
  .filter(({ run }) => /az deployment sub (create|what-if)/.test(run));

/** Only means something in a private network, which dev.bicepparam does not have. */
const PRIVATE = ['RUNNER_DELEGATION'];

test.each(['dev.bicepparam', 'prod.bicepparam'])('%s reads every variable that a delivery passes', (name) => {
  const text = readFileSync(join(infraFolder, name), 'utf8');
  const read = [...text.matchAll(/readEnvironmentVariable\('(\w+)'/g)].map(([, variable = '']) => variable);
  expect(commands).toHaveLength(2);
  for (const command of commands) {
    const passed = [...Object.keys(command.env), ...RUNNING, ...(env['AZURE_ENV_NAME'] ? ['AZURE_ENV_NAME'] : [])];
    const meant = passed.filter((variable) => name === 'prod.bicepparam' || !PRIVATE.includes(variable));
    expect(meant.sort()).toEqual(read.sort());
  }
});
