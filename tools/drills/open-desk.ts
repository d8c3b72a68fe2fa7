import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import { z } from 'zod';
import { SCRIPT } from '../operator/desk.ts';
import { runOps } from '../operator/run-ops.ts';
import { root } from '../root.ts';
import type { DrillStack } from './drill-stack.ts';

/** Where the operator of a drill works: a shell in which the commands of the runbooks reach the drill and nothing else. */
export interface Desk {
  directory: string;
  /** The file that makes a shell the desk: `. FILE`. */
  file: string;
  /** For programs that the drill runs there itself. */
  environment: Record<string, string | undefined>;
  /** Sets the clock of the commands that the drill runs itself, so that it needn't wait for minutes. */
  setAhead(minutes: number): void;
  close(): Promise<void>;
}

const Call = z.array(z.string());

/** Settings that would lead to Azure. */
const AWAY = [
  'COSMOS__accountEndpoint',
  'SERVICE_BUS__fullyQualifiedNamespace',
  'AZURE_CLIENT_ID',
  'KEY_VAULT_URL',
  'API_URL',
];

/**
 * Makes a shell where `npm run ops -- … --azure` uses the drill's stack, and `az`, `azd` and `npm run deliver` ask the drill.
 *
 * @param carryOut what the drill does for a command of Azure; undefined if it means nothing there
 */
export async function openDesk(
  { directory: state, prepared }: DrillStack,
  carryOut: (call: string) => Promise<string | undefined>,
): Promise<Desk> {
  const { cosmos, serviceBus, payments, carrier } = prepared.stack.urls;
  const variables = { COSMOS: cosmos, SERVICE_BUS: serviceBus, PAYMENTS: payments, CARRIER: carrier };
  const rest = Object.fromEntries(Object.entries(process.env).filter(([name]) => !AWAY.includes(name)));
  const environment: Record<string, string | undefined> = { ...rest, ...variables, DRILL_PLAYS: '1' };
  let aheadMs = 0;
  const clock = { now: () => new Date(Date.now() + aheadMs) };
  const server = createServer(async (request, response) => {
    try {
      const [program, ...words] = Call.parse(JSON.parse(await text(request)));
      if (program === 'ops') response.end(await runOps(words, environment, SCRIPT, clock));
      else {
        const call = [program, ...words].join(' ');
        response.end(`(drill) ${(await carryOut(call)) ?? `nothing to do here: ${call}`}`);
      }
    } catch (error) {
      response.writeHead(500).end(`(drill) ${error instanceof Error ? error.message : error}`);
    }
  });
  const address = `http://${LOOPBACK}:${await listen(server, 0, 'the desk of the drill')}`;
  const directory = join(state, 'desk');
  const bin = join(directory, 'bin');
  mkdirSync(bin, { recursive: true });
  const ask = `"${process.execPath}" "${join(import.meta.dirname, 'call-drill.ts')}" ${address}`;
  for (const name of ['az', 'azd']) writeScript(join(bin, name), `exec ${ask} ${name} "$@"`);
  writeScript(join(bin, 'npm'), npmOf(ask, bin));
  const exports = Object.entries(variables).map(([name, value]) => `export ${name}='${value}'`);
  const file = join(directory, 'desk.sh');
  const lines = [
    `export PATH='${bin}':"$PATH"`,
    ...exports,
    `unset ${AWAY.join(' ')}`,
    `PS1="(drill) \${PS1-}"`,
    `cd '${root}'`,
  ];
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  environment['PATH'] = `${bin}:${process.env['PATH']}`;
  return {
    ...{ directory, file, environment },
    setAhead(minutes) {
      aheadMs = minutes * 60_000;
    },
    close: () => closeServer(server),
  };
}

/** `npm run deliver` is for Azure alone. When the drill plays itself, it runs the operator's commands in its own process. */
function npmOf(ask: string, bin: string): string {
  return `for word in "$@"; do
  case $word in deliver | infra:secrets) exec ${ask} npm "$@" ;; --) break ;; esac
done
if [ -n "$DRILL_PLAYS" ]; then
  while [ "$1" != ops ]; do [ $# -gt 0 ] || exit 64; shift; done
  shift; [ "$1" = -- ] || exit 64; shift
  exec ${ask} ops "$@"
fi
PATH=$(printf %s "$PATH" | sed 's|${bin}:||g') exec npm "$@"`;
}

function writeScript(file: string, body: string): void {
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
}
