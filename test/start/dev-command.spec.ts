import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { root } from '../../tools/root.ts';
import { fetchToken } from '../../tools/run-locally/client/fetch-token.ts';
import { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { readStackFile } from '../../tools/run-locally/client/stack-file.ts';
import { BreakpointSession } from './breakpoint-session.ts';
import { freeRowOfPorts } from './free-row-of-ports.ts';

/** A copy of the project, whose sources the tests may change. */
let project: string;
let state: string;
let portBase: number;
let dev: { child: ChildProcess; output(): string } | undefined;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'partner-orders-dev-'));
  state = join(project, '.local');
  for (const part of ['functions', 'orchestrations', 'shared', 'infra', 'tools', 'docs', 'host.json', 'package.json']) {
    cpSync(join(root, part), join(project, part), { recursive: true });
  }
  cpSync(join(root, 'package-lock.json'), join(project, 'package-lock.json'));
  // With a cache of its own: what it builds must not replace the host that other specs are starting.
  mkdirSync(join(project, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '.cache') symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name));
  }
});
afterEach(stop);
afterAll(() => rmSync(project, { recursive: true, force: true }));

async function start(...flags: string[]): Promise<void> {
  portBase = await freeRowOfPorts();
  const program = join(project, 'tools', 'run-locally', 'start.ts');
  const all = [program, '--watch', '--state', state, '--port-base', String(portBase), ...flags];
  const child = spawn(process.execPath, all, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, SAGA_FIRST_DELAY_MS: '500', SAGA_MAX_DELAY_MS: '500', SAGA_STEP_ATTEMPTS: '1000' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  dev = { child, output: () => output };
  await printed(/Partner Orders is ready/);
}

async function stop(): Promise<void> {
  if (dev === undefined) return;
  const { child } = dev;
  dev = undefined;
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}

const printed = (text: RegExp) =>
  until(`${text} in ${dev?.output()}`, async () => {
    if (dev?.child.exitCode !== null) throw new Error(`it ended: ${dev?.output()}`);
    return text.test(dev.output());
  });

const read = (file: string) => readFileSync(join(project, file), 'utf8');

/** Like editors: a new file replaces the old one. */
function save(file: string, text: string): void {
  const beside = join(project, dirname(file), `.${basename(file)}.swap`);
  writeFileSync(beside, text);
  renameSync(beside, join(project, file));
}

const liveness = 'functions/http/health/get-liveness.ts';
const answer = async (port = portBase) =>
  (await fetch(`http://127.0.0.1:${port}/livez`).catch(() => undefined))?.headers.get('x-made-of') ?? undefined;
const madeOf = (text: string, what: string) =>
  text.replace('return { status: 200,', `return { status: 200, headers: { 'x-made-of': '${what}' },`);

test('a change takes effect, a failed build keeps the running app, and an order in progress continues', async () => {
  const original = read(liveness);
  await start();
  const { identity, carrier, partners } = readStackFile(state);
  const { acme } = partners as { acme: { clientId: string; clientSecret: string } };
  const partner = new PartnerClient(`http://127.0.0.1:${portBase + 3}`, await fetchToken(identity, acme));
  const faults = `${carrier}/_simulator/faults`;
  await fetch(faults, { method: 'POST', body: JSON.stringify({ operation: 'shipments.book', fault: 'error' }) });
  const { id } = await partner.place(JSON.parse(read('docs/example-order.json')));
  await until('the saga to wait for the carrier', async () => (await partner.get(id)).status === 'authorized');

  save(liveness, madeOf(original, 'the change'));
  await until('the change to answer', async () => (await answer()) === 'the change');
  await printed(/get-liveness\.ts changed\.\n(.*\n)*The app runs with the change, after \d+ ms\./);

  save(liveness, `${original}\nconst = broken;`);
  await printed(
    /✘ \[ERROR\].*\n(.*\n)*\s+functions\/http\/health\/get-liveness\.ts:\d+:\d+(.*\n)*The build failed; the app keeps running as before\./,
  );
  expect(await answer()).toBe('the change');

  save(liveness, `${original}\nthrow new Error('while it loads');`);
  await printed(/The app can’t start: .*while it loads.*; it starts again when a source file changes\./);
  save(liveness, madeOf(original, 'the last change'));
  await until('the last change to answer', async () => (await answer()) === 'the last change');

  await fetch(faults, { method: 'DELETE' });
  await until('the order to be confirmed', async () => (await partner.get(id)).status === 'confirmed');

  // A file with the same content is not a change.
  const restarts = () => dev?.output().match(/The app runs with the change/g)?.length;
  const before = restarts();
  save(liveness, read(liveness));
  save(liveness, madeOf(original, 'one more'));
  await until('one more to answer', async () => (await answer()) === 'one more');
  expect(await until('it to say so', async () => restarts() !== before && restarts())).toBe((before ?? 0) + 1);
});

test('changes of host settings and gateway policies take effect too', async () => {
  await start();
  const policy = 'infra/policies/partner-api.xml';
  const originals = [policy, 'host.json'].map((file) => [file, read(file)] as const);
  save(
    policy,
    read(policy).replace(
      '<outbound>',
      '<outbound><set-header name="x-policy" exists-action="override"><value>new</value></set-header>',
    ),
  );
  const gateway = `http://127.0.0.1:${portBase + 3}/livez`;
  await until(
    'the gateway to run the new policy',
    async () => (await fetch(gateway).catch(() => undefined))?.headers.get('x-policy') === 'new',
  );

  save(policy, '<policies>');
  await printed(/The gateway keeps running as before: .*partner-api\.xml/);
  expect((await fetch(gateway)).headers.get('x-policy')).toBe('new');

  save('host.json', read('host.json').replace('"routePrefix": ""', '"routePrefix": "prefixed"'));
  await until(
    'the host to have the prefix',
    async () => (await fetch(`http://127.0.0.1:${portBase}/prefixed/livez`).catch(() => undefined))?.ok,
  );
  for (const [file, text] of originals) writeFileSync(join(project, file), text);
});

test('a breakpoint in a .ts file is hit, also after a restart', async () => {
  await start('--inspect');
  const place = { file: liveness, line: lineOf(read(liveness), "body: { status: 'ok' as const }") };
  for (const change of ['', '// One line more.\n']) {
    if (change !== '') {
      save(liveness, `${change}${read(liveness)}`);
      await printed(/The app runs with the change/);
      place.line += 1;
    }
    const session = await BreakpointSession.attach(portBase + 13);
    await session.breakAt(place.file, place.line);
    const answering = fetch(`http://127.0.0.1:${portBase}/livez`);
    expect(await session.pausedAt()).toMatchObject(place);
    await session.resume();
    expect((await answering).status).toBe(200);
    session.close();
  }
});

function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}
