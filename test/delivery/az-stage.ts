import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { type AzureCli, AzureCliError } from '../../tools/delivery/azure-cli.ts';
import { deliver } from '../../tools/delivery/deliver.ts';
import { openServing } from '../../tools/delivery/serving.ts';
import { type AzureState, playAzure } from './play-azure.ts';

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

/** The commands of a release with a simulated Azure, in this process or in their own. */
export class AzStage {
  readonly directory = mkdtempSync(join(tmpdir(), 'delivery-'));
  readonly package = join(this.directory, 'app.zip');
  readonly #file = join(this.directory, 'azure.json');
  azure = freshAzure();
  #certificate = '';
  #cosmos: string;

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
  async deliver(...args: string[]): Promise<{ code: number; output: string }> {
    const said: string[] = [];
    const print = (text: string) => void said.push(text);
    const az: AzureCli = {
      ask: async (shape, call, { body } = {}) => {
        const { fault, answer } = playAzure(call, this.azure, body === undefined ? undefined : JSON.stringify(body));
        if (fault) throw new AzureCliError(fault.says ?? fault.kind);
        return shape.parse(JSON.parse(JSON.stringify(answer)));
      },
    };
    try {
      await deliver([...args, ...ENVIRONMENT], {
        az,
        print,
        say: print,
        openServing: (endpoint) => openServing(endpoint, { COSMOS: this.#cosmos }),
      });
      return { code: 0, output: said.join('\n') };
    } catch (error) {
      return { code: 1, output: [...said, error instanceof Error ? error.message : error].join('\n') };
    }
  }

  /** What a process needs to find `az` here. */
  environment(): Record<string, string> {
    writeFileSync(this.#file, JSON.stringify(this.azure));
    return { COSMOS: this.#cosmos, AZ_STATE: this.#file, PATH: `${this.directory}${delimiter}${process.env['PATH']}` };
  }

  /** The same in a separate process, with `az` on its PATH. It is killed when a call begins with this text. */
  async run(args: string[], { killAt, path = true }: { killAt?: string; path?: boolean } = {}) {
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
    this.azure = read();
    return { code: code as number | null, output };
  }

  close(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
