import { join } from 'node:path';
import { resolveHere } from '../command-line/resolve-here.ts';
import { runCommand } from '../command-line/run-command.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { root } from '../root.ts';
import { MERCHANT } from '../seed/partners.ts';
import { fetchToken } from './client/fetch-token.ts';
import { readStackFile } from './client/stack-file.ts';

/** Prints an access token for a client of the running stack. */
await runCommand({
  usage: `npm run -s token -- PARTNER [options]

Prints an access token for a partner of the running \`npm start\`, or for the merchant. It is valid for an hour.
-s hides npm's own output: TOKEN=$(npm run -s token -- acme)

  --state DIR   the state of that \`npm start\`, .local by default
  --help        show this help`,
  options: { state: { type: 'string', default: join(root, '.local') } },
  words: 1,
  async run({ state }, [partner]) {
    const { identity, partners, merchant } = readStackFile(resolveHere(state));
    const clients: typeof partners = { ...partners, [MERCHANT]: merchant };
    const names = Object.keys(clients).join(', ');
    if (partner === undefined) throw new UsageError(`name a partner: ${names}`);
    const client = Object.hasOwn(clients, partner) ? clients[partner] : undefined;
    if (client === undefined) throw new UsageError(`there is no partner ${partner}; the partners are ${names}`);
    process.stdout.write(`${await fetchToken(identity, client)}\n`);
  },
});
