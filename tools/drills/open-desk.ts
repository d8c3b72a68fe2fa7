import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import { z } from 'zod';
import { connectionNames } from '../operator/connection-names.ts';
import { SCRIPT } from '../operator/desk.ts';
import { runOps } from '../operator/run-ops.ts';
import { root } from '../root.ts';

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
const STAND_INS = ['az', 'azd', 'npm'];

/** The part of a drill's stack that the desk leads to. */
interface Place {
  directory: string;
  prepared: { stack: { urls: Record<'cosmos' | 'serviceBus' | 'payments' | 'carrier', string> } };
}

/**
 * Makes a shell where `npm run ops -- … --azure` uses the drill's stack, and `az`, `azd` and `npm run deliver` ask the drill.
 *
 * @param carryOut what the drill does for a command of Azure; undefined if it means nothing there
 * @param more variables of its shell
 */
export async function openDesk(
  { directory: state, prepared }: Place,
  carryOut: (call: string) => Promise<string | undefined>,
  more: Readonly<Record<string, string>> = {},
): Promise<Desk> {
  const { cosmos, serviceBus, payments, carrier } = prepared.stack.urls;
  const directory = join(state, 'desk');
  const variables = {
    ...more,
    ...{ COSMOS: cosmos, SERVICE_BUS: serviceBus, PAYMENTS: payments, CARRIER: carrier },
    // Nobody is signed in there: what calls the real ones past the stand-ins can't do anything.
    ...{ AZURE_CONFIG_DIR: join(directory, 'azure'), AZD_CONFIG_DIR: join(directory, 'azd') },
  };
  const away: readonly string[] = connectionNames;
  const rest = Object.fromEntries(Object.entries(process.env).filter(([name]) => !away.includes(name)));
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
  const bin = join(directory, 'bin');
  mkdirSync(bin, { recursive: true });
  const ask = `"${process.execPath}" "${join(import.meta.dirname, 'call-drill.ts')}" ${address}`;
  for (const name of STAND_INS.filter((one) => one !== 'npm')) writeScript(join(bin, name), `exec ${ask} ${name} "$@"`);
  writeScript(join(bin, 'npm'), npmOf(ask, bin));
  const exports = Object.entries(variables).map(([name, value]) => `export ${name}='${value}'`);
  const file = join(directory, 'desk.sh');
  const lines = [
    `export PATH='${bin}':"$PATH"`,
    `unset ${connectionNames.join(' ')}`,
    ...exports,
    ...STAND_INS.flatMap((name) => functionOf(name, bin)),
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
    async close() {
      // From now on each program says that the drill is over, also while the stack stops.
      rmSync(bin, { recursive: true, force: true });
      await closeServer(server);
    },
  };
}

/** The shell stays open when the drill is over and its folder deleted. The path alone would find the real program then. */
function functionOf(name: string, bin: string): string[] {
  const program = `'${join(bin, name)}'`;
  const over = `{ echo '(drill) the drill is over and its stack is stopped: leave this shell' >&2; return 1; }`;
  return [`unalias ${name} 2>/dev/null || true`, `${name}() { [ -x ${program} ] || ${over}; ${program} "$@"; }`];
}

/**
 * `npm run deliver` is for Azure alone. Without a place, `npm run ops` would work on what `npm start` runs. When the drill
 * plays itself, it runs the operator's commands in its own process.
 */
function npmOf(ask: string, bin: string): string {
  return `for word in "$@"; do
  case $word in deliver | infra:secrets) exec ${ask} npm "$@" ;; --) break ;; esac
done
ops= place=
for word in "$@"; do
  case $word in ops) ops=1 ;; --azure | --state | --state=* | --help | -h) place=1 ;; esac
done
if [ -n "$ops" ] && [ -z "$place" ] && [ $# -gt 2 ]; then
  echo '(drill) without --azure this would work on your own npm start, and not on the drill' >&2
  exit 64
fi
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
