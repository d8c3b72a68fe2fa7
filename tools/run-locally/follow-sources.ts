import { join } from 'node:path';
import { AppBuilder } from '../build/app-builder.ts';
import { root } from '../root.ts';
import { SourceChanges } from './source-changes.ts';

const FOLDERS = ['functions', 'orchestrations', 'shared', 'infra/policies', 'infra/service-bus'];
const FILES = ['host.json', 'local.settings.json', 'package-lock.json'];

/**
 * Builds the app from its sources and watches them.
 *
 * @param directory the stack's state directory; the app gets its own folder there
 */
export async function followSources(directory: string) {
  const changes = new SourceChanges(root, FOLDERS, FILES);
  const builder = await AppBuilder.create(root, join(directory, 'app'));
  // A fault is reported by the next build, before the app starts.
  const built = builder.build().then(
    () => builder.buildDocs(),
    () => builder.buildDocs(),
  );
  return { builder, changes, built };
}
