import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { compilerEnvironment } from '../../../tools/azure/bicep/find-compiler.ts';
import { root } from '../../../tools/root.ts';
import { graphTypes } from './graph-types.ts';
import type { Given, Json } from './value.ts';

export interface Staged {
  folder: string;
  /** The parameter file. */
  parameters: string;
  remove(): void;
}

/** A copy of the templates with a parameter file, which takes the types of Microsoft Graph from here and not from the network. */
export function stage(folder: string, given: Given): Staged {
  const directory = mkdtempSync(join(tmpdir(), 'infra-'));
  const staged = join(directory, 'infra');
  cpSync(folder, staged, { recursive: true });
  cpSync(join(root, 'docs', 'openapi.json'), join(directory, 'docs', 'openapi.json'));
  const config = join(staged, 'bicepconfig.json');
  writeFileSync(join(staged, 'graph.tgz'), readFileSync(graphExtension()));
  // A cache of its own: compilers that unpack the same extension at the same time fail now and then.
  const cache = `"cacheRootDirectory": ${JSON.stringify(join(directory, 'modules'))},`;
  const text = readFileSync(config, 'utf8').replace(/"br:[^"]+"/, '"./graph.tgz"');
  writeFileSync(config, text.replace('{', `{ ${cache}`));
  const parameters = join(staged, typeof given === 'string' ? given : 'spec.bicepparam');
  if (typeof given !== 'string') {
    const lines = Object.entries(given).map(([name, value]) => `param ${name} = ${printed(value)}`);
    writeFileSync(parameters, `using './main.bicep'\n${lines.join('\n')}\n`);
  }
  return { folder: staged, parameters, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

function printed(value: Json): string {
  if (typeof value === 'string')
    return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('${', '\\${')}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(printed).join(', ')}]`;
  const entries = Object.entries(value).map(([name, entry]) => `${name}: ${printed(entry)}`);
  return `{ ${entries.join(', ')} }`;
}

/** The types as an extension, which the compiler packs. */
function graphExtension(): string {
  const { index, types } = graphTypes();
  const name = createHash('sha256').update(index).update(types).digest('hex').slice(0, 16);
  const folder = join(root, 'node_modules', '.cache', 'infra', `graph-${name}`);
  const file = join(folder, 'graph.tgz');
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.json'), index);
  writeFileSync(join(folder, 'types.json'), types);
  const unfinished = join(folder, `${process.pid}.tgz`);
  const { status, stderr } = spawnSync(
    inject('compiler') ?? '',
    ['publish-extension', join(folder, 'index.json'), '--target', unfinished],
    { encoding: 'utf8', env: compilerEnvironment() },
  );
  if (status !== 0) throw new Error(`Graph's types can't be packed: ${stderr}`);
  renameSync(unfinished, file);
  return file;
}
