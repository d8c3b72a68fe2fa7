import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { containers, databaseId } from '../shared/adapters/cosmos/containers.ts';
import { type CosmosConnection, connectCosmos } from '../shared/adapters/cosmos/cosmos-client.ts';
import { CosmosOrders } from '../shared/adapters/cosmos/cosmos-orders.ts';
import { CosmosReports } from '../shared/adapters/cosmos/cosmos-reports.ts';
import { PartnerId } from '../shared/domain/ids.ts';
import { readStackFile } from './client/stack-file.ts';
import { root } from './partner-orders.ts';

const USAGE = `npm run ops -- <command>

  reports rebuild --partner ID    count the daily reports of a partner anew, from the events of its orders

  --state DIR        the running local stack, .local unless told otherwise
  --endpoint URL     Cosmos DB in Azure instead, opened with your own sign-in`;

/** What operators do by hand. */
async function main(flags: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: flags,
    allowPositionals: true,
    options: {
      partner: { type: 'string' },
      state: { type: 'string', default: join(root, '.local') },
      endpoint: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return say(USAGE);
  const command = positionals.join(' ');
  if (command !== 'reports rebuild')
    throw new Error(`${command || 'no command'}: there is no such command\n\n${USAGE}`);
  const partner = PartnerId.safeParse(values.partner);
  if (!partner.success) throw new Error(`--partner ${values.partner ?? ''} is not a partner id`);

  const connection: CosmosConnection = values.endpoint
    ? { endpoint: values.endpoint }
    : { connectionString: readStackFile(values.state).cosmos };
  say(`${await rebuildReports(connection, partner.data)} events counted`);
}

/** While it runs, what happens is counted as well, and once: a day's totals are short of the past until it has ended. */
async function rebuildReports(connection: CosmosConnection, partnerId: PartnerId): Promise<number> {
  const cosmos = connectCosmos(connection);
  const container = (name: keyof typeof containers) => cosmos.database(databaseId).container(containers[name].id);
  const orders = new CosmosOrders(container('orders'));
  const reports = new CosmosReports(container('reports'));
  await reports.forget(partnerId);
  let count = 0;
  for await (const event of orders.events(partnerId)) {
    await reports.record(event);
    count += 1;
  }
  cosmos.dispose();
  return count;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
