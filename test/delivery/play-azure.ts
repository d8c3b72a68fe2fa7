/** A simulated Azure for tests of a release: plain data, so that a file can keep it between calls. */
export interface AzureState {
  /** Whether the resource group exists. */
  exists: boolean;
  resources: { id: string; name: string; type: string; tags: Record<string, string> | null }[];
  gatewayUrl: string;
  token: string;
  workspace: string;
  appHost: string;
  pools: Record<string, Pool>;
  /** How often each pool was written: its ETag. */
  versions: Record<string, number>;
  /** Where Resource Manager listens, for commands in a process of their own. */
  resourceManager: string;
  triggers: Record<string, string>;
  /** By app, how many instances of each group are kept warm. */
  alwaysReady: Record<string, Record<string, number>>;
  /** Which file was deployed to which app. */
  deployed: Record<string, string>;
  /** The files of infra/queries, which identify queries. */
  queries: Record<string, string>;
  rows: Record<string, Record<string, unknown>[]>;
  faults: Fault[];
  /** Each call in a few words, such as `put partner-orders blue 95 green 5`. */
  calls: string[];
}

interface Pool {
  properties: Record<string, unknown> & {
    description?: string;
    pool: { services: { id: string; weight?: number; priority?: number }[] };
  };
}

export interface Fault {
  /** The start of the call, as in `calls`. */
  at: string;
  /** How many calls succeed first, and how many fail after that: all of them by default. */
  after?: number;
  times?: number;
  kind: 'fails' | 'hangs' | 'babbles' | 'answers';
  says?: string;
  value?: unknown;
}

export interface Played {
  fault?: Fault | undefined;
  answer: unknown;
  etag?: string;
  /** A write was refused, because the resource has another ETag. */
  isRefused?: boolean;
}

/** Answers one call of the Azure command line or of Resource Manager, and records it. */
export function playAzure(args: readonly string[], state: AzureState, body?: string, ifMatch?: string): Played {
  const call = callOf(args, state, body);
  const version = call.pool === undefined ? 0 : (state.versions[call.pool] ?? 0);
  const isRefused = ifMatch !== undefined && ifMatch !== String(version);
  state.calls.push(isRefused ? `refused ${call.name}` : call.name);
  const fault = state.faults.find(({ at, after = 0, times = Number.POSITIVE_INFINITY }) => {
    if (!call.name.startsWith(at)) return false;
    const seen = state.calls.filter((name) => name.startsWith(at)).length;
    return seen > after && seen <= after + times;
  });
  if (fault?.kind === 'answers') return { answer: fault.value };
  if (fault) return { fault, answer: undefined };
  if (isRefused) return { answer: undefined, isRefused };
  return { answer: respond(call, state), etag: String(version) };
}

interface Call {
  name: string;
  words: string[];
  value: (option: string) => string;
  /** The values after an option, if it takes a list. */
  values: (option: string) => string[];
  body: string;
  query?: string;
  pool?: string;
}

function callOf(args: readonly string[], state: AzureState, body = ''): Call {
  const first = args.findIndex((arg) => arg.startsWith('--'));
  const words = args.slice(0, first);
  const values = (option: string) => {
    const from = args.indexOf(`--${option}`, first) + 1;
    const to = args.findIndex((arg, n) => n >= from && arg.startsWith('--'));
    return from === 0 ? [] : args.slice(from, to === -1 ? undefined : to);
  };
  const value = (option: string) => values(option)[0] ?? '';
  const common = { words, value, values, body };
  if (words[0] === 'account') {
    return { ...common, name: `token ${value('scope') || value('resource') || 'of Resource Manager'}` };
  }
  if (words[0] !== 'rest') {
    const more = [words[0] === 'functionapp' ? value('name') : '', ...values('settings'), ...values('setting-names')];
    return { ...common, name: [...words, ...more].filter(Boolean).join(' ') };
  }
  if (value('url').includes('loganalytics')) {
    const query = queryIn(body, state);
    return { ...common, name: `query ${query}`, query };
  }
  const pool = /backends\/([\w-]+)/.exec(value('url'))?.[1];
  if (pool === undefined) return { ...common, name: `${value('method')} ${value('url').split('?')[0]}` };
  const services: { id: string; weight: number }[] = body ? JSON.parse(body).properties.pool.services : [];
  const weights = services.map(({ id, weight }) => `${id.split('-').at(-1)} ${weight}`);
  return { ...common, name: [value('method'), pool, ...weights].join(' '), pool };
}

/** Compared without the `let` lines, because they are filled in. */
function queryIn(body: string, { queries }: AzureState): string {
  const fixed = (kql: string) => kql.replaceAll(/^let (app|since|orderId) = .*$/gm, '').trim();
  const { query } = JSON.parse(body);
  return Object.entries(queries).find(([, kql]) => fixed(kql) === fixed(query))?.[0] ?? 'unknown';
}

function respond({ words, value, values, body, query, pool }: Call, state: AzureState): unknown {
  if (query !== undefined) {
    const rows = state.rows[query] ?? [];
    const columns = Object.keys(rows[0] ?? {}).map((name) => ({ name, type: 'string' }));
    return { tables: [{ name: 'PrimaryResult', columns, rows: rows.map((row) => Object.values(row)) }] };
  }
  if (pool !== undefined) {
    if (value('method') === 'put') {
      state.pools[pool] = JSON.parse(body);
      state.versions[pool] = (state.versions[pool] ?? 0) + 1;
    }
    return state.pools[pool];
  }
  const app = value('name');
  switch (words.join(' ')) {
    case 'rest':
      return answerOf(value('url').split('?')[0] ?? '', state);
    case 'cloud show':
      return state.resourceManager;
    case 'group exists':
      return state.exists;
    case 'resource list':
      return state.resources;
    case 'account get-access-token':
      return value('query') === 'expiresOn' ? '2026-01-01 12:00:00.000000' : state.token;
    case 'monitor log-analytics workspace list':
      return [state.workspace];
    case 'functionapp show':
      return state.appHost;
    case 'functionapp deployment source config-zip':
      state.deployed[app] = value('src');
      return { status: 4 };
    case 'functionapp config appsettings list':
      return [{ name: 'EVENT_TRIGGERS', value: state.triggers[app], slotSetting: false }];
    case 'functionapp config appsettings set':
      state.triggers[app] = value('settings').split('=')[1] ?? '';
      return [];
    case 'functionapp scale config show':
      return {
        alwaysReady: Object.entries(state.alwaysReady[app] ?? {}).map(([name, instanceCount]) => ({
          name,
          instanceCount,
        })),
        instanceMemoryMB: 2048,
      };
    case 'functionapp scale config always-ready set': {
      const set = values('settings').map((setting) => setting.split('='));
      state.alwaysReady[app] = {
        ...state.alwaysReady[app],
        ...Object.fromEntries(set.map(([name = '', count]) => [name, Number(count)])),
      };
      return [];
    }
    case 'functionapp scale config always-ready delete':
      for (const name of values('setting-names')) delete state.alwaysReady[app]?.[name];
      return [];
    default:
      throw new Error(`az ${words.join(' ')} is not played`);
  }
}

/** Answers a GET of Resource Manager. */
function answerOf(path: string, state: AzureState): unknown {
  if (path.endsWith('/namedValues/audience')) {
    return { properties: { value: 'api://partner-orders', secret: false } };
  }
  if (path.endsWith('/backends')) return { value: Object.keys(state.pools).map((name) => ({ name })) };
  if (/databaseAccounts\/[\w-]+$/.test(path)) return { properties: { documentEndpoint: 'https://cosmos.test:443/' } };
  if (/service\/[\w-]+$/.test(path)) return { properties: { gatewayUrl: state.gatewayUrl } };
  throw new Error(`GET ${path} is not played`);
}
