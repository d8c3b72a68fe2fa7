import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { HostProcess } from '../local/host-process.ts';
import { DEFAULT_PORTS, portsFrom } from '../local/stack-ports.ts';
import { removeStackFile, writeStackFile } from './client/stack-file.ts';
import { forgetState } from './forget-state.ts';
import { fetchToken, type PreparedStack, preparePartnerOrders, root } from './partner-orders.ts';

const USAGE = `npm start [-- options]

  --fresh          forget all state and begin anew
  --port-base N    move all ports: the API to N, the others to N+1 … N+12
  --no-host        start everything but the Functions host, and write local.settings.json for \`func start\`
  --state DIR      where state lives, .local unless told otherwise
  --verbose        show every invocation
  --help           show this`;

interface Options {
  fresh: boolean;
  host: boolean;
  verbose: boolean;
  portBase: number | undefined;
  directory: string;
}

function parseOptions(flags: string[]): Options | 'help' {
  const { values } = parseArgs({
    args: flags,
    allowNegative: true,
    options: {
      fresh: { type: 'boolean', default: false },
      host: { type: 'boolean', default: true },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      state: { type: 'string', default: join(root, '.local') },
      'port-base': { type: 'string' },
    },
  });
  if (values.help) return 'help';
  const { fresh, host, verbose, 'port-base': portBase } = values;
  if (portBase !== undefined && !(/^\d+$/.test(portBase) && Number(portBase) >= 1_024 && Number(portBase) <= 65_500)) {
    throw new Error(`--port-base ${portBase}: must be a number from 1024 to 65500`);
  }
  const directory = resolve(values.state);
  return { fresh, host, verbose, directory, portBase: portBase === undefined ? undefined : Number(portBase) };
}

async function main(flags: string[]): Promise<void> {
  const options = parseOptions(flags);
  if (options === 'help') return say(USAGE);
  const { directory } = options;
  if (options.fresh) forgetState(directory);
  mkdirSync(directory, { recursive: true });

  const ports = options.portBase === undefined ? DEFAULT_PORTS : portsFrom(options.portBase);
  const prepared = await preparePartnerOrders({ directory, ports, verbose: options.verbose });
  try {
    removeStackFile(directory);
    const stopped = untilStopped();
    const running = options.host ? await keepHostRunning(prepared) : writeLocalSettings(prepared, ports.host);
    writeStackFile(directory, prepared.stackFile(running.url));
    await introduce(prepared, running.url);
    await Promise.race([stopped, running.failed]);
    say('\nStopping …');
    await running.stop();
  } finally {
    removeStackFile(directory);
    await prepared.close();
  }
}

interface Running {
  url: string;
  /** Rejects when the host can't be brought back. */
  failed: Promise<never>;
  stop(): Promise<void>;
}

/** The host comes back when something kills it, as it would in Azure, and finds its orchestrations where they were. */
async function keepHostRunning(prepared: PreparedStack): Promise<Running> {
  const { promise: failed, reject } = Promise.withResolvers<never>();
  let stopping = false;
  let host: HostProcess;
  const start = async () => {
    host = await prepared.startHost();
    host.child.once('exit', (code, signal) => {
      if (stopping) return;
      say(`The Functions host ended (${signal ?? `code ${code}`}); starting it again.`);
      start().catch(reject);
    });
    return host;
  };
  const { url } = await start();
  return {
    url,
    failed,
    stop() {
      stopping = true;
      return host.stop();
    },
  };
}

/** What Core Tools' host reads, its port included: that is where the gateway forwards to. */
function writeLocalSettings({ settings }: PreparedStack, port: number): Running {
  const file = join(root, 'local.settings.json');
  const content = { IsEncrypted: false, Values: settings, Host: { LocalHttpPort: port } };
  writeFileSync(file, `${JSON.stringify(content, undefined, 2)}\n`, { mode: 0o600 });
  say(`Wrote ${file}: run \`func start\` in ${root}.`);
  const failed = new Promise<never>(() => undefined);
  return { url: `http://127.0.0.1:${port}`, failed, stop: async () => undefined };
}

async function introduce({ stack, clients, directory, gatewayUrl }: PreparedStack, api: string): Promise<void> {
  const acme = clients['acme'];
  if (acme === undefined) throw new Error('the seeded partner acme has no client');
  const token = await fetchToken(stack.urls.identity, acme);
  const { urls } = stack;
  say(`
Partner Orders is ready (${Math.round(performance.now())} ms). Ctrl-C stops everything; state stays in ${directory}.

  Partner API   ${gatewayUrl}   (the gateway; try it in a browser: ${gatewayUrl}/docs)
  Functions     ${api}
  Identity      ${urls.identity}
  Payments      ${urls.payments}/_simulator/books
  Carrier       ${urls.carrier}/_simulator/books
  Key Vault     ${urls.keyVault}   (its certificate: ${stack.caFile})
  Telemetry     ${urls.monitor}   (the latest traces)
  Cosmos DB     ${endpointIn(urls.cosmos)}
  Service Bus   ${endpointIn(urls.serviceBus)}

Place an order as the partner acme (the token lives for an hour):

  TOKEN=${token}
  curl -i ${gatewayUrl}/v1/orders -H "Authorization: Bearer $TOKEN" -H "Idempotency-Key: $(date +%s)" \\
    -H "Content-Type: application/json" -d @docs/example-order.json

Follow it, with the id that came back:

  curl ${gatewayUrl}/v1/orders/ORDER_ID/timeline -H "Authorization: Bearer $TOKEN"

Or watch some orders succeed and fail:  npm run demo
`);
}

const endpointIn = (connectionString: string) => /Endpoint=([^;]+)/i.exec(connectionString)?.[1] ?? connectionString;

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function endWith(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

main(process.argv.slice(2)).then(() => process.exit(0), endWith);
