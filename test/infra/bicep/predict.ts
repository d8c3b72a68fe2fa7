import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../../../tools/root.ts';
import { keyOf } from './key-of.ts';
import { runningCompiler } from './running-compiler.ts';
import { stage } from './stage.ts';
import type { Given, Json } from './value.ts';
import { workOut } from './work-out.ts';

/** A resource as a deployment would make it. */
export interface Deployed {
  type: string;
  version: string;
  /** Whole: `parent/child`. */
  name: string;
  id: string;
  body: { [name: string]: Json };
  /** What it is an extension of. */
  scope: string | undefined;
}

export interface Deployment {
  resources: Deployed[];
  outputs: Record<string, Json>;
}

const IDS = {
  tenantId: '00000000-0000-0000-0000-000000000002',
  subscriptionId: '00000000-0000-0000-0000-000000000001',
  location: 'westeurope',
};

const JsonValue: z.ZodType<Json> = z.json() as z.ZodType<Json>;
const Resource = z.looseObject({
  type: z.string(),
  id: z.string().default(''),
  name: z.string().default(''),
  apiVersion: z.string().default(''),
});
const Snapshot = z.object({
  predictedResources: z.array(Resource),
  diagnostics: z.array(z.string()).length(0),
  outputs: z.record(z.string(), JsonValue).default({}),
});

/**
 * What deploying a folder's main.bicep would make, as Bicep's compiler predicts it: its snapshot. A prediction is kept until
 * one of the files is another, because it costs a second.
 *
 * @throws Error with what the compiler says of the templates or the parameters
 */
export async function predict(folder: string, given: Given): Promise<Deployment> {
  const key = keyOf(folder, [given, IDS]);
  const known = predicted.get(key) ?? (await read(folder, given, key));
  predicted.set(key, known);
  return known;
}

const predicted = new Map<string, Deployment>();

async function read(folder: string, given: Given, key: string): Promise<Deployment> {
  const kept = join(root, 'node_modules', '.cache', 'infra', `${key}.json`);
  if (!existsSync(kept)) {
    const text = await ask(folder, given);
    mkdirSync(join(kept, '..'), { recursive: true });
    // Whole or not at all: several processes may predict the same.
    writeFileSync(`${kept}.${process.pid}`, text);
    renameSync(`${kept}.${process.pid}`, kept);
  }
  const { predictedResources, outputs } = Snapshot.parse(
    JSON.parse(readFileSync(kept, 'utf8'), (_, value) => (typeof value === 'string' ? workOut(value) : value)),
  );
  return { resources: predictedResources.map(deployedFrom), outputs };
}

async function ask(folder: string, given: Given): Promise<string> {
  const staged = stage(folder, given);
  const { request } = runningCompiler();
  try {
    const { snapshot } = z
      .object({ snapshot: z.string() })
      .parse(await request('bicep/getSnapshot', { path: staged.parameters, metadata: IDS, externalInputs: [] }));
    return snapshot;
  } catch (error) {
    // It doesn't say what is wrong; compiling does.
    const { diagnostics } = Compiled.parse(
      await request('bicep/compileParams', { path: staged.parameters, parameterOverrides: {} }),
    );
    if (diagnostics.length === 0) throw error;
    throw new Error(diagnostics.map(({ message }) => message).join('\n'), { cause: error });
  } finally {
    staged.remove();
  }
}

const Compiled = z.looseObject({ diagnostics: z.array(z.looseObject({ message: z.string() })) });

const ABOUT = ['type', 'id', 'name', 'apiVersion', 'dependsOn'];

function deployedFrom(resource: z.infer<typeof Resource>): Deployed {
  // Graph's types have their version in them, and Graph's resources nothing beside their properties.
  const [type = '', version = resource.apiVersion] = resource.type.split('@');
  const { properties = {}, ...rest } = Properties.parse(resource);
  const known = Object.entries(rest).filter(([name]) => !ABOUT.includes(name));
  const body = type === resource.type ? { ...Object.fromEntries(known), properties } : Properties.parse(properties);
  const scope = /^(\/.+?\/providers\/.+?)\/providers\//.exec(resource.id)?.[1];
  return { type, version, name: resource.name, id: resource.id, body, scope };
}

const Properties = z.record(z.string(), JsonValue);
