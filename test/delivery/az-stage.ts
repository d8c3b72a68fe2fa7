import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { type AzureCli, AzureCliError } from '../../tools/delivery/azure-cli.ts';
import { deliver } from '../../tools/delivery/deliver.ts';
import type { ResourceManager } from '../../tools/delivery/resource-manager.ts';
import { type OpenServing, openServing } from '../../tools/delivery/serving.ts';
import { type AzureState, type Played, playAzure } from './play-azure.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'infra', 'queries');
const ENVIRONMENT = ['--environment', 'test'];
const group = '/subscriptions/s/resourceGroups/rg-test/providers';
const service = `${group}/Microsoft.ApiManagement/service/apim`;
// Resource Manager does not keep the case of a type.
const COSMOS_TYPE = 'Microsoft.DocumentDb/databaseAccounts';

/** Azure after the infrastructure was deployed: blue has everything. */
function freshAzure(): AzureState {
  const pool = {
    properties: {
      type: 'Pool',
      pool: { services: [{ id: `${service}/backends/partner-orders-blue`, weight: 100, priority: 1 }] },
    },
  };
  return {
    exists: true,
    resources: [
      { id: service, name: 'apim', type: 'Microsoft.ApiManagement/service', tags: {} },
      { id: `${group}/Microsoft.DocumentDB/databaseAccounts/cosmos`, name: 'cosmos', type: COSMOS_TYPE, tags: {} },
      ...['blue', 'green'].map((colour) => ({
        id: `${group}/Microsoft.Web/sites/func-${colour}`,
        name: `func-${colour}`,
        type: 'Microsoft.Web/sites',
        tags: { colour },
      })),
      { id: `${group}/Microsoft.Network/virtualNetworks/vnet`, name: 'vnet', type: 'Microsoft.Network/x', tags: null },
    ],
    gatewayUrl: 'https://gateway.test',
    token: 'a-token',
    workspace: '00000000-0000-0000-0000-000000000001',
    appHost: 'func-green.test',
    pools: { 'partner-orders': pool },
    versions: {},
    resourceManager: '',
    triggers: { 'func-blue': 'on', 'func-green': 'off' },
    alwaysReady: { 'func-blue': { http: 2, durable: 2 }, 'func-green': {} },
    deployed: {},
    queries: Object.fromEntries(
      readdirSync(folder).map((file) => [file.replace('.kql', ''), readFileSync(join(folder, file), 'utf8')]),
    ),
    rows: {
      'colour-traffic': [{ Requests: 40, Answered: 40, Both: 40 }],
      'served-by': [{ BackendUrl: 'https://func-green.test/v1/orders/ord_1', ResponseCode: 404 }],
      'metrics-of': [{ Measured: 3 }],
    },
    faults: [],
    calls: [],
  };
}

/** Calls of Azure that a command waits for, around each of its own. */
export interface Around {
  before?: (call: number) => Promise<void>;
  after?: (call: number) => Promise<void>;
}

interface Ended {
  code: number;
  output: string;
}

/** The commands of a release with a simulated Azure, in this process or in their own. */
export class AzStage {
  readonly directory = mkdtempSync(join(tmpdir(), 'delivery-'));
  readonly package = join(this.directory, 'app.zip');
  readonly #file = join(this.directory, 'azure.json');
  azure = freshAzure();
  #certificate = '';
  #cosmos: string;
  readonly #open = new Set<() => void>();
  #server: Server | undefined;

  /** @param cosmos the connection string of the Cosmos DB that stores which versions serve */
  constructor(cosmos = '') {
    this.#cosmos = cosmos;
    this.pack({ reads: { order: 2, event: 1 } });
    const az = join(this.directory, 'az');
    writeFileSync(az, `#!/bin/sh\nexec '${process.execPath}' '${join(import.meta.dirname, 'az-stub.ts')}' "$@"\n`);
    chmodSync(az, 0o755);
  }

  /** Builds the package again, with this in its package.json. */
  pack(manifest: object): void {
    writeFileSync(this.package, zipSync({ 'package.json': strToU8(JSON.stringify(manifest)) }));
  }

  /** Removes the data. */
  loseData(): void {
    this.#cosmos = this.#cosmos.replace(/AccountEndpoint=[^;]+/, 'AccountEndpoint=http://127.0.0.1:1/');
  }

  playAt({ urls, certificateFile }: { urls: { gateway: string; appHost: string }; certificateFile: string }): void {
    this.#certificate = certificateFile;
    this.azure.gatewayUrl = urls.gateway;
    this.azure.appHost = urls.appHost;
  }

  /** The calls that change something. */
  get changes(): string[] {
    return this.azure.calls.filter((call) =>
      /^(put|functionapp (deployment|config appsettings set|scale config always-ready))/.test(call),
    );
  }

  get weights(): Record<string, number> {
    const services = this.azure.pools['partner-orders']?.properties.pool.services ?? [];
    return Object.fromEntries(services.map(({ id, weight }) => [id.split('-').at(-1), weight ?? 0]));
  }

  get note(): Record<string, unknown> {
    return JSON.parse(this.azure.pools['partner-orders']?.properties.description ?? '{}');
  }

  /** What `npm run deliver -- <args>` does. */
  deliver(...args: string[]): Promise<Ended> {
    return this.deliverAround({}, ...args);
  }

  /**
   * The same, killed at one of its calls: before it arrives at Azure, or after it has, and before the answer is back.
   * @returns undefined when it was killed
   */
  async deliverKilled(at: number, when: keyof Around, ...args: string[]): Promise<Ended | undefined> {
    let kill = () => {};
    const killed = new Promise<undefined>((resolve) => {
      kill = () => resolve(undefined);
    });
    // What is killed never goes on.
    const hang = async (call: number) => {
      if (call !== at) return;
      kill();
      await new Promise(() => {});
    };
    return Promise.race([this.deliverAround({ [when]: hang }, ...args), killed]);
  }

  async deliverAround({ before, after }: Around, ...args: string[]): Promise<Ended> {
    const said: string[] = [];
    const print = (text: string) => void said.push(text);
    let calls = 0;
    const play = async (call: readonly string[], body?: unknown, ifMatch?: string): Promise<Played> => {
      calls += 1;
      const own = calls;
      await before?.(own);
      const played = playAzure(call, this.azure, body === undefined ? undefined : JSON.stringify(body), ifMatch);
      await after?.(own);
      if (played.fault) throw new AzureCliError(played.fault.says ?? played.fault.kind);
      return played;
    };
    const az: AzureCli = {
      async ask(shape, call, { body } = {}) {
        const { answer } = await play(call, body);
        return shape.parse(answer === undefined ? undefined : JSON.parse(JSON.stringify(answer)));
      },
    };
    const arm: ResourceManager = {
      async read(shape, path) {
        const { answer, etag = '*' } = await play(restOf('get', path));
        return { value: shape.parse(JSON.parse(JSON.stringify(answer))), etag };
      },
      async replace(path, etag, body) {
        const { isRefused = false } = await play(restOf('put', path), body, etag);
        return !isRefused;
      },
    };
    try {
      const open = (endpoint: string) => this.#openServing(endpoint);
      await deliver([...args, ...ENVIRONMENT], { az, arm, print, say: print, openServing: open });
      return { code: 0, output: said.join('\n') };
    } catch (error) {
      return { code: 1, output: [...said, error instanceof Error ? error.message : error].join('\n') };
    }
  }

  /** Closed with the stage at the latest: what is killed closes nothing. */
  #openServing(endpoint: string): OpenServing {
    const opened = openServing(endpoint, { COSMOS: this.#cosmos });
    const close = () => {
      if (this.#open.delete(close)) opened.close();
    };
    this.#open.add(close);
    return { ...opened, close };
  }

  /** Resource Manager for commands in a process of their own: their state is the file. */
  async #listen(): Promise<void> {
    if (this.#server) return;
    this.#server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      const state = JSON.parse(readFileSync(this.#file, 'utf8')) as AzureState;
      const call = restOf(request.method?.toLowerCase() ?? '', request.url ?? '');
      const played = playAzure(call, state, body || undefined, request.headers['if-match']);
      writeFileSync(this.#file, JSON.stringify(state));
      const { fault, answer, etag = '', isRefused } = played;
      if (fault?.kind === 'hangs') return;
      if (fault?.kind === 'babbles') return response.end('<html>Bad Gateway</html>');
      if (fault) response.writeHead(500).end(JSON.stringify({ error: { message: fault.says ?? '(Conflict) no' } }));
      else response.writeHead(isRefused ? 412 : 200, { etag }).end(JSON.stringify(answer ?? {}));
    });
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.azure.resourceManager = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What a process needs to find `az` here. */
  environment(): Record<string, string> {
    writeFileSync(this.#file, JSON.stringify(this.azure));
    return { COSMOS: this.#cosmos, AZ_STATE: this.#file, PATH: `${this.directory}${delimiter}${process.env['PATH']}` };
  }

  /** The same in a separate process, with `az` on its PATH. It is killed when a call begins with this text. */
  async run(args: string[], { killAt, path = true }: { killAt?: string; path?: boolean } = {}) {
    await this.#listen();
    const environment = this.environment();
    const child = spawn(process.execPath, [join(root, 'tools', 'delivery', 'deliver.ts'), ...args, ...ENVIRONMENT], {
      env: {
        ...process.env,
        ...environment,
        ...(path ? {} : { PATH: '' }),
        ...(this.#certificate ? { NODE_EXTRA_CA_CERTS: this.#certificate } : {}),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      // Together with everything it has started, like a runner that is lost.
      detached: true,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += data;
      });
    }
    const read = () => JSON.parse(readFileSync(this.#file, 'utf8')) as AzureState;
    const before = this.azure.calls.length;
    const watching = setInterval(() => {
      const reached =
        killAt &&
        read()
          .calls.slice(before)
          .some((call) => call.startsWith(killAt));
      if (reached && child.pid) process.kill(-child.pid, 'SIGKILL');
    }, 5);
    const [code] = await once(child, 'close');
    clearInterval(watching);
    if (code === null) this.#endStubs();
    this.azure = read();
    return { code: code as number | null, output };
  }

  /** A runner that is lost ends each `az` too: it has a group of its own. */
  #endStubs(): void {
    const pids = `${this.#file}.pids`;
    if (!existsSync(pids)) return;
    const [last] = readFileSync(pids, 'utf8').trim().split('\n').reverse();
    try {
      process.kill(Number(last), 'SIGKILL');
    } catch {
      // It has ended.
    }
  }

  close(): void {
    for (const close of [...this.#open]) close();
    this.#server?.closeAllConnections();
    this.#server?.close();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

const restOf = (method: string, url: string) => ['rest', '--method', method, '--url', url];
