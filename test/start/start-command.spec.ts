import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { closeServer, listen } from '@partner-orders/loopback-server/listen';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '../../tools/root.ts';
import { fetchToken } from '../../tools/run-locally/client/fetch-token.ts';
import { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { readStackFile } from '../../tools/run-locally/client/stack-file.ts';
import { freeRowOfPorts } from './free-row-of-ports.ts';

const example = JSON.parse(readFileSync(join(root, 'docs', 'example-order.json'), 'utf8'));

const run = promisify(execFile);

let state: string;
let portBase: number;
const running: Running[] = [];

/** Whether the tests of a group share a stack. */
let isShared = false;
beforeEach(() => (isShared ? undefined : begin()));
afterEach(() => (isShared ? undefined : end()));

async function begin(): Promise<void> {
  state = mkdtempSync(join(tmpdir(), 'partner-orders-start-'));
  portBase = await freeRowOfPorts();
}

async function end(): Promise<void> {
  for (const { child, exited } of running.splice(0)) {
    // Not killed, because it would leave its child processes behind.
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await exited;
  }
  rmSync(state, { recursive: true, force: true });
}

interface Running {
  child: ChildProcess;
  output(): string;
  errors(): string;
  exited: Promise<unknown>;
}

/** `npm start -- <flags>` without npm, which would only find the script. */
function start(...flags: (string | Record<string, string>)[]): Running {
  const settings = flags.filter((flag) => typeof flag === 'object');
  const script = join(root, 'tools', 'install', 'with-dependencies.mjs');
  const given = flags.filter((flag) => typeof flag === 'string');
  const own = { '--state': state, '--port-base': String(portBase) };
  const others = Object.entries(own).flatMap(([option, value]) => (given.includes(option) ? [] : [option, value]));
  const all = [script, 'node', join(root, 'tools', 'run-locally', 'start.ts'), ...others, ...given];
  const child = spawn(process.execPath, all, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: Object.assign({ ...process.env }, ...settings),
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const started = { child, output: () => output, errors: () => errors, exited: once(child, 'exit') };
  running.push(started);
  return started;
}

async function ready(started: Running): Promise<void> {
  await until(`the stack to be ready: ${started.errors()}`, async () => {
    if (started.child.exitCode !== null) throw new Error(`it ended: ${started.errors()}`);
    return started.output().includes('Watch orders') || started.output().includes('npm run build');
  });
}

async function stop({ child, exited }: Running): Promise<number | null> {
  child.kill('SIGTERM');
  await exited;
  return child.exitCode;
}

async function acme(): Promise<PartnerClient> {
  const { api, identity, partners } = readStackFile(state);
  return new PartnerClient(api, await fetchToken(identity, z.object({ acme: z.any() }).parse(partners).acme));
}

const statusOf = (partner: PartnerClient, id: string) => async () => (await partner.get(id)).status === 'confirmed';

test('npm start prints how to place an order, and the printed commands work', async () => {
  const started = start();
  await ready(started);
  const printed = started.output();
  // One screen, without repetitions. The host's own warnings may stand before and after it on a slow machine.
  const [screen = printed] = /Partner Orders is ready[\s\S]*"reason":"Delivery"\}'$/m.exec(printed) ?? [];
  expect(screen.split('\n').length).toBeLessThanOrEqual(30);
  const [, command = ''] = /TOKEN=\$\((.*)\)/.exec(printed) ?? [];
  const token = (await run('sh', ['-c', command])).stdout;
  const [, url = ''] = /curl -i (\S+)/.exec(printed) ?? [];
  expect(printed).toContain('-d @docs/example-order.json');

  const partner = new PartnerClient(url, token);
  const { id } = await partner.place(example);
  await until('the order to be confirmed', statusOf(partner, id));
  expect(printed).toContain(`curl ${new URL(`/v1/orders/ORDER_ID/timeline`, url)}`);

  const written = JSON.parse(readFileSync(join(state, 'stack.json'), 'utf8'));
  const azure = ['identity', 'cosmos', 'serviceBus', 'storage', 'keyVault', 'monitor', 'email', 'files'];
  const servers = ['api', 'gateway', 'console', ...azure, 'payments', 'carrier'];
  expect(Object.keys(written).sort()).toEqual([...servers, 'pid', 'caFile', 'operator', 'partners', 'merchant'].sort());

  const fault = /curl (\S+\/_simulator\/faults)[^']*'(.*)'/.exec(printed);
  expect((await fetch(fault?.[1] ?? '', { method: 'POST', body: fault?.[2] ?? '' })).status).toBe(201);

  // Both are separate processes, and neither ends the stack.
  const [host = 0, azurite = 0] = ['functions-host', 'azurite-process'].map((name) => childOf(started, name) ?? 0);
  process.kill(azurite, 'SIGKILL');
  process.kill(host, 'SIGKILL');
  await until('both to be back', async () => /Azurite( for files)? ended.*again/.test(started.output()) && isReady());
  await until('Azurite to be back', async () => childOf(started, 'azurite-process') ?? false);
  // Not printed again after each restart.
  expect(started.output().split('Partner Orders is ready')).toHaveLength(2);
  expect(started.output()).not.toContain('Functions:');
  expect(Object.keys(written.partners)).toEqual(['acme', 'globex']);
  expect(await stop(started)).toBe(0);
  expect(existsSync(join(state, 'stack.json'))).toBe(false);
});

test('state is kept across restarts, and --fresh deletes it', async () => {
  const first = start();
  await ready(first);
  // The directory contains keys, tokens and addresses.
  const files = readdirSync(state, { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => (statSync(join(state, file)).mode & 0o077) !== 0)).toEqual([]);
  const { id } = await (await acme()).place(example);
  await until('the order to be confirmed', statusOf(await acme(), id));
  const { partners } = readStackFile(state);
  await stop(first);

  const second = start();
  await ready(second);
  expect(readStackFile(state).partners).toEqual(partners);
  expect(await (await acme()).get(id)).toMatchObject({ status: 'confirmed' });
  await stop(second);

  const third = start('--fresh');
  await ready(third);
  expect((await (await acme()).request('GET', `/v1/orders/${id}`)).status).toBe(404);
  await stop(third);
});

test('an empty state file stops the start with its name, and is not recreated', async () => {
  writeFileSync(join(state, 'cosmos.db'), '');
  const started = start();
  await started.exited;
  expect(started.child.exitCode).toBe(1);
  expect(started.errors()).toContain(`${join(state, 'cosmos.db')}: it is empty`);
  expect(started.errors()).toContain('npm start -- --fresh');
  expect(statSync(join(state, 'cosmos.db')).size).toBe(0);
});

test('however the host ends, even while it starts, the stack keeps running and the host restarts', async () => {
  const started = start();
  // Before it was ready for the first time.
  await killNextHost(started);
  await ready(started);
  for (let time = 0; time < 3; time += 1) await killNextHost(started);
  await until('the host to be back', isReady);
  expect(started.output().match(/The Functions host did not start \(it ended with SIGKILL\); starting/g)).toBeTruthy();

  // Another program takes its port while it is down.
  await killNextHost(started);
  const squatter = await until('the port to be free', () => squatOn(portBase));
  const taken = `The Functions host did not start (port ${portBase} is in use`;
  await until('the host to meet a port that is taken', async () => started.output().includes(taken));
  await closeServer(squatter);
  await until('the host to be back', isReady);
  const { id } = await (await acme()).place(example);
  await until('an order to be confirmed', statusOf(await acme(), id));

  await killNextHost(started);
  expect(await stop(started)).toBe(0);
});

test('a fault of the host that a retry can’t fix ends the start with the reason in one line', async () => {
  const started = start({ AzureFunctionsJobHost__functionTimeout: 'soon' });
  await started.exited;
  expect(started.child.exitCode).toBe(1);
  expect(started.errors()).toMatch(/^The Functions host can't start: .*"functionTimeout" must be a time span.*\n$/);
  expect(existsSync(join(state, 'stack.json'))).toBe(false);
});

test.each([[[]], [['--fresh']]])('a file given as --state is refused and not changed %s', async (flags: string[]) => {
  const file = join(state, 'notes.txt');
  writeFileSync(file, 'mine');
  const started = start(...flags, '--state', file);
  await started.exited;
  expect(started.child.exitCode).toBe(2);
  expect(started.errors()).toBe(`--state ${file}: ${file} is a file; state needs a directory\n`);
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

test('a port in use is reported in one line', async () => {
  const squatter = createServer();
  await listen(squatter, portBase + 4, 'this test');
  const started = start();
  await started.exited;
  expect(started.child.exitCode).toBe(1);
  expect(started.errors().trim().split('\n')).toHaveLength(1);
  expect(started.errors()).toContain(`port ${portBase + 4} is in use`);
  expect(started.errors()).toContain(`--port-base ${portBase + 100}`);
  expect(existsSync(join(state, 'stack.json'))).toBe(false);
  await closeServer(squatter);
});

test.each([
  [['--nonsense'], '--nonsense'],
  [['--port-base', 'high'], '--port-base high'],
  [['--port-base', '80'], '--port-base 80'],
])('a wrong option is refused: %s', async (flags, named) => {
  const started = start(...flags);
  await started.exited;
  expect(started.child.exitCode).toBe(2);
  expect(started.errors()).toContain(named);
});

test('without the host it fills in the settings that func start reads, and keeps a developer’s changes', async () => {
  const file = join(root, 'local.settings.json');
  const kept = existsSync(file) ? readFileSync(file) : undefined;
  const sample = JSON.parse(readFileSync(join(root, 'local.settings.sample.json'), 'utf8'));
  const { Values: copied, Host: copiedHost } = sample;
  const changed = { ...copied, LOG_VERBOSE: 'true', SAGA_STEP_ATTEMPTS: '2' };
  writeFileSync(file, JSON.stringify({ ...sample, Values: changed, Host: { ...copiedHost, CORS: '*' } }));
  try {
    const started = start('--no-host');
    await ready(started);
    expect(started.output()).not.toContain('is ready');
    expect(started.output()).toContain('func start');
    const { Values: values, Host: host } = JSON.parse(readFileSync(file, 'utf8'));
    const { api, cosmos, serviceBus, storage } = JSON.parse(readFileSync(join(state, 'stack.json'), 'utf8'));
    // Where the gateway forwards requests and tools look for the app.
    expect(host).toEqual({ LocalHttpPort: portBase, CORS: '*' });
    expect(api).toBe(`http://127.0.0.1:${portBase}`);
    expect(values).toMatchObject({ COSMOS: cosmos, SERVICE_BUS: serviceBus, AzureWebJobsStorage: storage });
    expect(values).toMatchObject({ LOG_VERBOSE: 'true', SAGA_STEP_ATTEMPTS: '2' });
    expect(Object.keys(values).sort()).toEqual([...Object.keys(copied), 'SAGA_STEP_ATTEMPTS'].sort());
    expect(JSON.stringify(values)).not.toContain('<npm start');

    // The embedded host reads the same file. It is ready if it can open the vault with the app's identity.
    const main = join(root, 'packages', 'embedded-azure', 'src', 'functions-host', 'main.ts');
    const flags = ['start', '--script-root', root, '--state', join(state, 'functions-host')];
    // A certificate setting of this machine would take precedence over the vault's.
    const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
    const embedded = spawn(process.execPath, [main, ...flags], { stdio: 'ignore', env });
    running.push({ child: embedded, output: () => '', errors: () => '', exited: once(embedded, 'exit') });
    await until('the host to be ready on what was written', async () => {
      if (embedded.exitCode !== null) throw new Error(`the host ended with ${embedded.exitCode}`);
      return fetch(`${api}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
    });
    await stop(started);
  } finally {
    if (kept) writeFileSync(file, kept);
    else rmSync(file, { force: true });
  }
});

test('a settings file that can’t be read is refused and not changed', async () => {
  const file = join(root, 'local.settings.json');
  const kept = existsSync(file) ? readFileSync(file) : undefined;
  writeFileSync(file, '{ "Values": { "LOG_VERBOSE": "true" ');
  try {
    const started = start('--no-host');
    await started.exited;
    expect(started.child.exitCode).toBe(2);
    expect(started.errors()).toContain('local.settings.json is not JSON');
    expect(readFileSync(file, 'utf8')).toBe('{ "Values": { "LOG_VERBOSE": "true" ');
  } finally {
    if (kept) writeFileSync(file, kept);
    else rmSync(file, { force: true });
  }
});

describe('a stack that runs', () => {
  let started: Running;

  beforeAll(async () => {
    isShared = true;
    await begin();
    started = start();
    await ready(started);
  });
  afterAll(async () => {
    isShared = false;
    await end();
  });

  test.each([[[]], [['--fresh']]])(
    'a second start on the same state is refused in one line %s',
    async (flags: string[]) => {
      const own = portBase;
      portBase = await freeRowOfPorts();
      const second = start(...flags);
      portBase = own;
      await second.exited;
      expect(second.child.exitCode).toBe(1);
      expect(second.errors().trim().split('\n')).toHaveLength(1);
      const { pid, gateway } = readStackFile(state);
      expect(second.errors()).toContain(`\`npm start\` already runs here (process ${pid}): ${gateway}`);
      expect(existsSync(join(state, 'stack.json'))).toBe(true);
    },
  );

  test('a killed host restarts by itself, and the order in progress is confirmed', async () => {
    const { id } = await (await acme()).place(example);
    process.kill(childOf(started, 'functions-host') ?? 0, 'SIGKILL');
    await until('the host to be back', async () => started.output().includes('starting it again') && isReady());
    const { id: another } = await (await acme()).place(example);
    await until('the later order to be confirmed', statusOf(await acme(), another));
    // The dead host may have locked the first message for as long as its lock lasts: a minute.
    await until('the earlier order to be confirmed', statusOf(await acme(), id));
  });

  // The last test of the group, because it ends the stack.
  test('the remains of a killed stack don’t count as a running one, and a signal to all its processes leaves none behind', async () => {
    const { child, exited } = started;
    const left = readFileSync(join(state, 'stack.json'));
    // Like systemd: every process gets the signal, and the parent also passes it on.
    const { pid } = readStackFile(state);
    for (const one of [pid, ...childrenOf(pid)]) process.kill(one, 'SIGTERM');
    child.kill('SIGTERM');
    await exited;
    expect(child.exitCode).toBe(0);
    expect(existsSync(join(state, 'stack.json'))).toBe(false);

    writeFileSync(join(state, 'stack.json'), left);
    for (const tool of [['run-locally/token.ts', 'acme'], ['run-locally/demo.ts'], ['operator/ops.ts', 'status']]) {
      const [name = '', ...words] = tool;
      const asked = await run(process.execPath, [join(root, 'tools', name), ...words, '--state', state]).then(
        () => 'it went well',
        (error: { stderr: string }) => error.stderr,
      );
      expect(asked).toContain(`no stack runs on ${state}: is \`npm start\` running?`);
    }
  });
});

/** A child of `npm start` whose command line contains this name, while it runs. */
function childOf({ child }: Running, name: string): number | undefined {
  const among = (pid: number | undefined) => childrenOf(pid).find((one) => commandOf(one).includes(name));
  return among(childrenOf(child.pid)[0]);
}

function childrenOf(pid: number | undefined): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** As soon as it exists. */
async function killNextHost(started: Running): Promise<void> {
  const pid = await until('a host', async () => childOf(started, 'functions-host'));
  process.kill(pid, 'SIGKILL');
  await until('it to be dead', async () => childOf(started, 'functions-host') !== pid);
}

/** @returns undefined while another program listens there */
async function squatOn(port: number): Promise<Server | undefined> {
  const server = createServer();
  return listen(server, port, 'this test').then(
    () => server,
    () => undefined,
  );
}

function isReady(): Promise<boolean> {
  return fetch(new URL('/readyz', readStackFile(state).api)).then(
    (response) => response.ok,
    () => false,
  );
}
