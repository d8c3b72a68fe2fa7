import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { buildAppIfStale } from '../tools/build/build.ts';
import { root } from '../tools/root.ts';
import { load, type Shot } from './load.ts';
import { benchFile } from './measured-program.ts';
import { cpuTimeOf, type Watched } from './processes/process-usage.ts';
import { ordersAlone, type RunningStack, startStack } from './processes/start-stack.ts';
import { aggregateProfile } from './profile/aggregate-profile.ts';
import { frameAttribution } from './profile/attribute-frame.ts';
import { table } from './report/render-table.ts';

const CONNECTIONS = 32;
const WARM_UP_SECONDS = 3;
/** Parts below this share of a process's time are summed up as the rest. */
const WORTH_A_LINE = 0.01;
const example = readFileSync(join(root, 'docs', 'example-order.json'), 'utf8');

/**
 * Prints where the CPU time of a POST and of a GET goes, by package, in the Functions host and in the emulators.
 *
 * @param kept a folder to keep the profiles in, for Chrome's DevTools; by default they are deleted
 */
export async function profileApi(seconds: number, kept?: string): Promise<void> {
  await buildAppIfStale(root);
  if (kept !== undefined) mkdirSync(kept, { recursive: true });
  const directory = kept ?? mkdtempSync(join(tmpdir(), 'partner-orders-profiles-'));
  process.env['PROFILE_DIRECTORY'] = directory;
  try {
    const alone = await startProfiled(ordersAlone);
    const shots = new Shots(alone.token);
    for (const [what, next] of [['POST', shots.post] as const, ['GET by id', shots.get] as const]) {
      await profileLoad(alone, what, next, shots.remember, seconds, directory);
    }
    await alone.stop();
    const whole = await startProfiled({});
    const placing = new Shots(whole.token);
    await profileLoad(whole, 'POST, sagas running', placing.post, placing.remember, seconds, directory);
    await whole.stop();
  } finally {
    if (kept === undefined) rmSync(directory, { recursive: true, force: true });
  }
}

function startProfiled(settings: Record<string, string>): Promise<RunningStack> {
  const preload = pathToFileURL(benchFile('profile', 'record-on-signal.ts')).href;
  return startStack(settings, ['--import', preload]);
}

async function profileLoad(
  stack: RunningStack,
  what: string,
  next: () => Shot,
  onReply: (status: number, body: string) => void,
  seconds: number,
  directory: string,
): Promise<void> {
  const run = (howLong: number) => load(stack.api, CONNECTIONS, next, (_, elapsed) => elapsed >= howLong, onReply);
  await run(WARM_UP_SECONDS);
  const processes = { 'Functions host with the app': stack.host, emulators: stack.emulators };
  const before = Object.values(processes).map(cpuTimeOf);
  for (const { pid } of Object.values(processes)) process.kill(pid, 'SIGUSR2');
  const { requests, errors } = await run(seconds);
  const used = Object.values(processes).map((each, n) => cpuTimeOf(each) - (before[n] ?? 0));
  for (const [n, [name, watched]] of Object.entries(processes).entries()) {
    const perRequest = ((used[n] ?? 0) * 1_000) / requests;
    const parts = await collect(watched, directory, `${what}, ${name}.cpuprofile`);
    process.stdout.write(
      `\n${what}, ${name}: ${perRequest.toFixed(0)} µs of CPU each (${requests} requests, ${errors} errors)\n\n`,
    );
    process.stdout.write(`${table(['part', 'share', 'µs each'], rowsOf(parts, perRequest))}\n`);
  }
}

async function collect({ pid }: Watched, directory: string, name: string): Promise<Map<string, number>> {
  const file = join(directory, `${pid}.json`);
  process.kill(pid, 'SIGUSR2');
  while (!existsSync(file)) await sleep(20);
  const parts = aggregateProfile(JSON.parse(readFileSync(file, 'utf8')), frameAttribution(root));
  renameSync(file, join(directory, name));
  return parts;
}

function rowsOf(parts: ReadonlyMap<string, number>, perRequest: number): string[][] {
  const total = [...parts.values()].reduce((sum, each) => sum + each, 0);
  const row = (name: string, share: number) => [name, `${(share * 100).toFixed(1)} %`, (share * perRequest).toFixed(0)];
  const shares = [...parts].map(([name, time]) => [name, time / total] as const);
  const lines = shares.filter(([, share]) => share >= WORTH_A_LINE);
  const rest = 1 - lines.reduce((sum, [, share]) => sum + share, 0);
  return [...lines.map(([name, share]) => row(name, share)), row('the rest', rest)];
}

class Shots {
  readonly #token: string;
  readonly #run = Date.now();
  #count = 0;
  #placed = '';

  constructor(token: string) {
    this.#token = token;
  }

  readonly post = (): Shot => {
    this.#count += 1;
    const key = `profile-${this.#run}-${this.#count}`;
    const headers = { ...this.#bearer(), 'content-type': 'application/json', 'idempotency-key': key };
    return { method: 'POST', path: '/v1/orders', headers, body: example };
  };

  readonly get = (): Shot => ({ method: 'GET', path: `/v1/orders/${this.#placed}`, headers: this.#bearer() });

  readonly remember = (status: number, body: string): void => {
    if (this.#placed === '' && status === 202) this.#placed = JSON.parse(body).id;
  };

  #bearer(): Record<string, string> {
    return { authorization: `Bearer ${this.#token}` };
  }
}
