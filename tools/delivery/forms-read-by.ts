import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';
import { causeOf } from '../../shared/cause-of.ts';
import type { ServingVersion } from '../../shared/ports/serving-versions-admin.ts';

const Manifest = z.object({ reads: z.record(z.string(), z.int().positive()).default({}) });

/**
 * The forms of documents that the app in a package reads, from its package.json; without that, only the first forms.
 * @throws Error that names the file and says what is wrong with it
 */
export function formsReadBy(file: string): ServingVersion['reads'] {
  const text = manifestIn(file);
  if (text === undefined) throw new Error(`${file} has no package.json: it is no package of the app`);
  const manifest = Manifest.safeParse(parsed(text));
  if (manifest.success) return manifest.data.reads;
  const [issue] = manifest.error.issues;
  const where = issue?.path.length ? `${issue.path.join('.')}: ` : '';
  throw new Error(`package.json in ${file} is not that of the app: ${where}${issue?.message}`);
}

function manifestIn(file: string): string | undefined {
  try {
    const files = unzipSync(readFileSync(file), { filter: ({ name }) => name === 'package.json' });
    return files['package.json'] && strFromU8(files['package.json']);
  } catch (cause) {
    throw new Error(`${file} is no zip file that can be read: ${causeOf(cause).message}`, { cause });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
