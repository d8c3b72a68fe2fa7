import { join } from 'node:path';
import { containers, databaseId } from '../../shared/adapters/cosmos/containers.ts';
import { writeGenerated } from '../build/write-generated.ts';
import { runCommand } from '../command-line/run-command.ts';
import { root } from '../root.ts';

/** Where the containers are checked in, for infra/modules/cosmos.bicep. */
export const containersFile = join(root, 'infra', 'cosmos', 'containers.json');

/** The containers in the form of Azure Resource Manager, with the SDK's defaults written out. */
export function containersText(): string {
  const declared = Object.values(containers).map(({ partitionKey, ...container }) => ({
    ...container,
    partitionKey: { kind: 'Hash', version: 2, ...partitionKey },
  }));
  return `${JSON.stringify({ database: databaseId, containers: declared }, undefined, 2)}\n`;
}

if (import.meta.main) {
  await runCommand({
    usage: `npm run infra:containers

Writes infra/cosmos/containers.json from the containers that the app declares.`,
    options: {},
    run() {
      process.stdout.write(`${writeGenerated({ [containersFile]: containersText() })}\n`);
    },
  });
}
