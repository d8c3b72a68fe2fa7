import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ServingVersionsAdmin } from '../../shared/ports/serving-versions-admin.ts';
import { runCommand } from '../command-line/run-command.ts';
import { openServing } from '../delivery/serving.ts';
import { root } from '../root.ts';
import { isOutOfReach } from './is-out-of-reach.ts';
import { PACKAGE } from './package-app.ts';

const Manifest = z.object({ version: z.string(), reads: z.record(z.string(), z.int().positive()) });

/**
 * Records the version that azd has just deployed to a colour, as a release does: until then the app writes only what the
 * version before it can read, and migrates nothing. The other colour's entry stays. It runs after the deployment,
 * so nothing is written in a new form before code that reads it is there.
 *
 * @param app the function app, `func-<colour>-…`
 */
export async function recordServing(
  serving: ServingVersionsAdmin,
  app: string | undefined,
  folder = join(root, PACKAGE.folder),
): Promise<string> {
  const [, colour] = /^func-(blue|green)-/.exec(app ?? '') ?? [];
  if (colour === undefined)
    throw new Error(`DEPLOY_APP_NAME ${app ?? ''} names no colour: azd sets it after azd provision`);
  const { version, reads } = Manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  await serving.begin(colour, { release: `v${version}`, reads });
  return `v${version} serves as ${colour}`;
}

async function main(environment: NodeJS.ProcessEnv): Promise<void> {
  const { COSMOS_ENDPOINT: endpoint, DEPLOY_APP_NAME: app } = environment;
  if (!endpoint) throw new Error('COSMOS_ENDPOINT is missing: azd sets it after azd provision');
  if (isOutOfReach(endpoint, 'npm run infra:serving', environment)) return;
  const { serving, close } = openServing(endpoint, environment);
  try {
    process.stdout.write(`${await recordServing(serving, app)}\n`);
  } finally {
    close();
  }
}

if (import.meta.main) {
  await runCommand({
    usage: `npm run infra:serving

Records in Cosmos DB which version the app in DEPLOY_APP_NAME now has, from the package that npm run package has built. azd
runs it after azd deploy; a release does it by itself.`,
    options: {},
    run: () =>
      main(process.env).catch((error: Error) => {
        throw new Error(`serving: ${error.message.split('\n', 1)[0]}`, { cause: error });
      }),
  });
}
