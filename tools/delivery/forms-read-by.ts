import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';
import type { ServingVersion } from '../../shared/ports/serving-versions-admin.ts';

const Manifest = z.object({ reads: z.record(z.string(), z.int().positive()).default({}) });

/** The forms of documents that the app in a package reads, from its package.json; without that, only the first forms. */
export function formsReadBy(file: string): ServingVersion['reads'] {
  const { 'package.json': manifest } = unzipSync(readFileSync(file), { filter: ({ name }) => name === 'package.json' });
  if (manifest === undefined) throw new Error(`${file} has no package.json: it is no package of the app`);
  return Manifest.parse(JSON.parse(strFromU8(manifest))).reads;
}
