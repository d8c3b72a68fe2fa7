import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../../tools/root.ts';
import type { Break } from './break.ts';

/** Puts the faults into the modules that are loaded from now on. The files stay as they are. */
export function breakCode({ edits }: Break): void {
  const texts = new Map<string, string>();
  for (const { file, from, to } of edits) {
    const url = pathToFileURL(join(root, file)).href;
    texts.set(
      url,
      (texts.get(url) ?? readFileSync(join(root, file), 'utf8')).replace(from, () => to),
    );
  }
  registerHooks({
    load(url, context, next) {
      const source = texts.get(url);
      return source === undefined ? next(url, context) : { format: 'module-typescript', source, shortCircuit: true };
    },
  });
}
