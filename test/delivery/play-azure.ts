/** What stands for Azure while a release is tried out: plain data, so that it can be kept in a file between calls. */
export interface AzureState {
  outputs: Record<string, { type: string; value: unknown }>;
  token: string;
  workspace: string;
  appHost: string;
  pools: Record<string, Pool>;
  triggers: Record<string, string>;
  /** Which file was put on which app. */
  deployed: Record<string, string>;
  /** The files of infra/queries, by which queries are known. */
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
  /** How the call begins, as `calls` names it. */
  at: string;
  /** How many calls succeed first, and how many then fail: all of them by default. */
  after?: number;
  times?: number;
  kind: 'fails' | 'hangs' | 'babbles' | 'answers';
  says?: string;
  value?: unknown;
}

/** Answers one call of the Azure command line, and notes it. */
export function playAzure(args: readonly string[], state: AzureState): { fault?: Fault | undefined; answer: unknown } {
  const call = callOf(args, state);
  state.calls.push(call.name);
  const fault = state.faults.find(({ at, after = 0, times = Number.POSITIVE_INFINITY }) => {
    if (!call.name.startsWith(at)) return false;
    const seen = state.calls.filter((name) => name.startsWith(at)).length;
    return seen > after && seen <= after + times;
  });
  if (fault?.kind === 'answers') return { answer: fault.value };
  return fault ? { fault, answer: undefined } : { answer: respond(call, state) };
}

interface Call {
  name: string;
  words: string[];
  value: (option: string) => string;
  query?: string;
  pool?: string;
}

function callOf(args: readonly string[], state: AzureState): Call {
  const first = args.findIndex((arg) => arg.startsWith('--'));
  const words = args.slice(0, first);
  const value = (option: string) => args[args.indexOf(`--${option}`, first) + 1] ?? '';
  const has = (option: string) => args.includes(`--${option}`);
  if (words[0] !== 'rest') {
    const more = [words[0] === 'functionapp' ? value('name') : '', has('settings') ? value('settings') : ''];
    return { name: [...words, ...more].filter(Boolean).join(' '), words, value };
  }
  if (value('url').includes('loganalytics')) {
    const query = queryIn(value('body'), state);
    return { name: `query ${query}`, words, value, query };
  }
  const pool = /backends\/([\w-]+)/.exec(value('url'))?.[1] ?? '';
  const services: { id: string; weight: number }[] = has('body')
    ? JSON.parse(value('body')).properties.pool.services
    : [];
  const weights = services.map(({ id, weight }) => `${id.split('-').at(-1)} ${weight}`);
  return { name: [value('method'), pool, ...weights].join(' '), words, value, pool };
}

/** Known by everything but the `let` lines that are filled in. */
function queryIn(body: string, { queries }: AzureState): string {
  const fixed = (kql: string) => kql.replaceAll(/^let (app|since|requestId) = .*$/gm, '').trim();
  const { query } = JSON.parse(body);
  return Object.entries(queries).find(([, kql]) => fixed(kql) === fixed(query))?.[0] ?? 'unknown';
}

function respond({ words, value, query, pool }: Call, state: AzureState): unknown {
  if (query !== undefined) {
    const rows = state.rows[query] ?? [];
    const columns = Object.keys(rows[0] ?? {}).map((name) => ({ name, type: 'string' }));
    return { tables: [{ name: 'PrimaryResult', columns, rows: rows.map((row) => Object.values(row)) }] };
  }
  if (pool !== undefined) {
    if (value('method') === 'put') state.pools[pool] = JSON.parse(value('body'));
    return state.pools[pool];
  }
  const app = value('name');
  switch (words.join(' ')) {
    case 'deployment sub show':
      return state.outputs;
    case 'account get-access-token':
      return state.token;
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
    default:
      throw new Error(`az ${words.join(' ')} is not played`);
  }
}
