import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../tools/root.ts';
import { type Deployed, type Deployment, deploy } from './bicep/deploy.ts';
import { readParameters } from './bicep/read-parameters.ts';
import { toJson, type Value } from './bicep/value.ts';

export const infraFolder = join(root, 'infra');

/** The required parameters only. */
export const least: Record<string, Value> = {
  environmentName: 'spec',
  location: 'westeurope',
  publisherEmail: 'api@partner-orders.example',
  carrierUrl: 'https://carrier.example',
};

/** Each way in which the system can be deployed. All checks apply to each of them. */
export const variants: Readonly<Record<string, Record<string, Value>>> = {
  'as azd up makes it': least,
  'with dev.bicepparam': {
    ...readParameters(join(infraFolder, 'dev.bicepparam')),
    carrierUrl: 'https://carrier.example',
  },
  'with prod.bicepparam': {
    ...readParameters(join(infraFolder, 'prod.bicepparam')),
    carrierUrl: 'https://carrier.example',
  },
  'with everything that can be chosen': {
    ...least,
    activeColour: 'green',
    weights: { blue: 5, green: 95 },
    privateNetworking: true,
    additionalSubnets: [{ name: 'build-agents', addressPrefix: '10.40.100.0/24' }],
    apiManagementSku: 'StandardV2',
    frontDoorSku: 'Premium',
    serviceBusSku: 'Premium',
    zoneRedundant: true,
    zoneRedundantApps: true,
    durableBackend: 'scheduler',
    alwaysReadyHttp: 2,
    cosmosOrdersThroughput: 4_000,
    operatorPrincipalId: '00000000-0000-0000-0000-0000000000aa',
    alertEmail: 'on-call@partner-orders.example',
    monthlyBudget: 500,
  },
};

export function deployed(parameters: Record<string, Value> = least, folder = infraFolder): Deployment {
  return deploy(join(folder, 'main.bicep'), parameters);
}

/** A change of a file of infra/ that a check has to find. */
export interface Mutation {
  file: string;
  from: string;
  to: string;
  parameters?: Record<string, Value>;
}

/** The faults that `check` finds in infra/ after a change. @throws if the file doesn't contain the text to change */
export function mutated<T>(
  { file, from, to, parameters }: Mutation,
  check: (deployment: Deployment, folder: string) => T,
): T {
  const directory = mkdtempSync(join(tmpdir(), 'infra-'));
  try {
    const folder = join(directory, 'infra');
    cpSync(infraFolder, folder, { recursive: true });
    const before = readFileSync(join(folder, file), 'utf8');
    if (!before.includes(from)) throw new Error(`${file} doesn't say ${from}`);
    writeFileSync(join(folder, file), before.replace(from, to));
    return check(deployed({ ...least, ...parameters }, folder), folder);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Resources that are created, not only looked up. */
export function made({ resources }: Deployment, type: string): Deployed[] {
  return resources.filter((resource) => resource.type === type && !resource.existing);
}

/** As JSON, for comparing. */
export const json = (value: Value | undefined): unknown => toJson(value ?? null);
