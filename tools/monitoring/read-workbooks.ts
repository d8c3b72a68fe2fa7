import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import { Workbook } from './workbook.ts';

const infra = join(root, 'infra');

/** The names of the workbooks that are deployed, in the order of the template. */
export function listWorkbooks(): string[] {
  const template = readFileSync(join(infra, 'modules', 'workbooks.bicep'), 'utf8');
  return [...template.matchAll(/loadTextContent\('\.\.\/workbooks\/(.+?)\.json'\)/g)].map(([, name]) => name ?? '');
}

/** @throws ZodError if it has what the portal doesn't know */
export function readWorkbook(name: string): Workbook {
  return Workbook.parse(JSON.parse(readFileSync(join(infra, 'workbooks', `${name}.json`), 'utf8')));
}
