import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { ServiceBusClient } from '@azure/service-bus';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { toFindingDocument } from '../../shared/adapters/cosmos/reconciliation-documents.ts';
import { findingIdFor } from '../../shared/domain/finding.ts';
import { topic } from '../../shared/topic.ts';
import { runOps } from '../../tools/operator/run-ops.ts';
import { root } from '../../tools/root.ts';
import { anOrder, RunningStack } from '../running-stack.ts';
import { operatorOf } from './operator-of.ts';
import { runbookCommands } from './runbook-commands.ts';

const run = promisify(execFile);
let stack: RunningStack;
let desk: string;
let ops: (...flags: string[]) => Promise<string>;
let answering: Awaited<ReturnType<typeof answerCommands>>;

/**
 * The operator's desk: `az`, `azd`, `curl` and `npm run deliver` need Azure and only note that they were called. `npm run ops`
 * runs the real command. Starting npm and Node takes longer than a command, so a stand-in for npm hands the arguments on as npm
 * does, to this process; what `real` npm starts is tested below.
 */
beforeAll(async () => {
  // The app carries some commands out, each time it looks.
  const settings = { RECONCILE_SCHEDULE: '* * * * * *', SAGA_SEARCH_SCHEDULE: '* * * * * *' };
  stack = await RunningStack.start(async () => settings, { files: true });
  ops = operatorOf(stack);
  desk = mkdtempSync(join(tmpdir(), 'runbook-'));
  // As npm sets it.
  vi.stubEnv('INIT_CWD', desk);
  const scripts = {
    ops: `"${process.execPath}" "${join(root, 'tools', 'operator', 'ops.ts')}"`,
    deliver: 'needs-azure deliver',
    'infra:secrets': 'needs-azure infra:secrets',
  };
  writeFileSync(join(desk, 'package.json'), JSON.stringify({ private: true, scripts }));
  for (const name of ['az', 'azd', 'curl', 'needs-azure']) {
    writeScript(join(desk, name), `echo "${name} $*" >> "${join(desk, 'called')}"`);
  }
  mkdirSync(join(desk, 'quick'));
  answering = await answerCommands();
  writeScript(join(desk, 'ask'), answering.script);
  const quick = Object.entries({ ...scripts, ops: `"${join(desk, 'ask')}"` });
  const cases = quick.map(([name, script]) => `${name}) exec ${script} "$@";;`);
  const npm = `shift; [ "$1" = --silent ] && shift; name=$1
shift; [ $# = 0 ] || [ "$1" = -- ] || exit 64; [ $# = 0 ] || shift
case $name in ${cases.join(' ')} esac; exit 64`;
  writeScript(join(desk, 'quick', 'npm'), `[ "$1" = run ] || exit 64; ${npm}`);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await answering?.close();
  await stack?.stop();
  if (desk) rmSync(desk, { recursive: true, force: true });
});

/** `script` sends its arguments here, prints what the command prints, and ends as it does. */
async function answerCommands() {
  const server = createServer(async (socket) => {
    let sent = '';
    for await (const chunk of socket.setEncoding('utf8')) {
      sent += chunk;
      const [count, ...words] = sent.split('\0');
      if (words.length <= Number(count)) continue;
      const { code, answer } = await answerTo(words.slice(0, -1));
      socket.end(`${code}\n${answer}`);
    }
  });
  const port = await listen(server, 0, 'the operator');
  const script = `exec 3<>/dev/tcp/${LOOPBACK}/${port}
printf '%s\\0' "$#" "$@" >&3
read -r code <&3
if [ "$code" = 0 ]; then cat <&3; else cat <&3 >&2; fi
exit "$code"`;
  return { script, close: () => closeServer(server) };
}

async function answerTo(words: string[]) {
  try {
    return { code: 0, answer: `${(await runOps(words, environment())) ?? ''}\n` };
  } catch (error) {
    return { code: 1, answer: `${error instanceof Error ? error.message : error}\n` };
  }
}

function writeScript(file: string, text: string): void {
  writeFileSync(file, `#!/bin/bash\n${text}\n`);
  chmodSync(file, 0o755);
}

function environment() {
  const { cosmos, serviceBus } = stack.prepared.stack.urls;
  return { ...process.env, COSMOS: cosmos, SERVICE_BUS: serviceBus };
}

/** @param npm `real`, or a stand-in for it */
async function typed(command: string, npm: 'real' | 'quick' = 'quick'): Promise<string> {
  const PATH = [...(npm === 'quick' ? [join(desk, npm)] : []), desk, process.env['PATH']].join(delimiter);
  const env = { ...environment(), PATH };
  const { stdout } = await run('bash', ['-c', command], { cwd: desk, env });
  return stdout;
}

type Given = Record<string, string>;
const orders = () => stack.container('orders');

async function spoil(
  id: string,
  orderId: string,
  change: (document: Record<string, unknown>) => object,
): Promise<void> {
  const item = orders().item(id, ['acme', orderId]);
  const { resource = {} } = await item.read<Record<string, unknown>>();
  await item.replace({ ...resource, ...change(resource) });
}

/** Accepted long ago, without any progress since. */
async function orderWithoutSaga(): Promise<Given> {
  await stack.mend('carrier');
  await stack.mend('payments');
  const { id } = await (await stack.partner('acme')).place(anOrder());
  await stack.ended('acme', id);
  const updatedAt = new Date(Date.now() - 3_600_000).toISOString();
  await spoil(id, id, ({ order }) => {
    const { shipment: _, payment: __, ...rest } = order as Record<string, unknown>;
    return { status: 'pending', order: { ...rest, status: 'pending', updatedAt, saga: { status: 'waiting' } } };
  });
  return { ORDER: id, PARTNER: 'acme' };
}

async function rejectedMessage(): Promise<Given> {
  const bus = new ServiceBusClient(stack.prepared.stack.urls.serviceBus);
  await bus.createSender(topic.name).sendMessages({ subject: 'order.placed', to: 'nobody', body: { not: 'an event' } });
  await bus.close();
  const [found] = await until('a rejection', async () => {
    const all = JSON.parse(await ops('rejections', 'list', '--json')) as { id: string }[];
    return all.length > 0 && all;
  });
  return { ...(await orderWithoutSaga()), REJECTION: found?.id ?? '' };
}

async function deadLetter(): Promise<Given> {
  const given = await orderWithoutSaga();
  const dead = async () => JSON.parse(await ops('dead-letters', 'list', '--json')) as { id: string }[];
  if ((await dead()).length === 0) {
    // While the app is down, a reader dead-letters the message.
    await stack.host.stop();
    const bus = new ServiceBusClient(stack.prepared.stack.urls.serviceBus);
    await bus.createSender(topic.name).sendMessages({ to: 'saga', body: { not: 'an event' } });
    const receiver = bus.createReceiver(topic.name, topic.subscriptions.saga);
    for (const message of await receiver.receiveMessages(1)) await receiver.deadLetterMessage(message);
    await bus.close();
    await stack.restartHost();
  }
  const [found] = await dead();
  return { ...given, MESSAGE: found?.id ?? '' };
}

async function parkedEvent(): Promise<Given> {
  const given = await orderWithoutSaga();
  const { ORDER = '' } = given;
  const EVENT = `evt_${ORDER.slice(4)}_2`;
  await spoil(EVENT, ORDER, ({ event }) => ({ event: { ...(event as object), by: 'nobody' } }));
  await until(
    'the event to be parked',
    async () => (await orders().item(EVENT, ['acme', ORDER]).read()).resource.parked,
  );
  return { ...given, EVENT };
}

async function stuckOrder(): Promise<Given> {
  await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'refuse' });
  await stack.breakIt('payments', { operation: 'payment_intents.cancel', fault: 'error' });
  const { id } = await (await stack.partner('acme')).place(anOrder());
  await until('the saga to be stuck', async () => (await stack.storedOrder('acme', id)).saga.status === 'stuck');
  return { ORDER: id, PARTNER: 'acme' };
}

/** The payment provider has accepted it and not finished it. */
async function openRefund(): Promise<Given> {
  await stack.mend('carrier');
  await stack.mend('payments');
  const acme = await stack.partner('acme');
  const { id } = await acme.place(anOrder({ paymentMethod: 'pm_card_pendingRefund' }));
  await stack.ended('acme', id);
  const headers = { 'idempotency-key': 'refund' };
  const answer = await acme.request('POST', `/v1/orders/${id}/refunds`, { body: { reason: 'Broken' }, headers });
  const { id: REFUND } = (await answer.json()) as { id: string };
  await until('its saga to look', async () => (await ops('refunds', 'list', '--waiting')).includes(REFUND));
  return { REFUND };
}

async function orderOnHold(): Promise<Given> {
  const given = await orderWithoutSaga();
  const id = given['ORDER'] ?? '';
  const times = { since: '2026-01-01T00:00:00.000Z', until: '2099-01-01T00:00:00.000Z' };
  const screening = { state: 'held', rules: ['big'], ...times, onDeadline: 'reject', because: 'big orders' };
  await stack
    .container('orders')
    .item(id, ['acme', id])
    .patch([
      { op: 'set', path: '/order/screening', value: screening },
      { op: 'set', path: '/heldUntil', value: times.until },
    ]);
  return { ...given, TEXT: '"a known customer"' };
}

async function openDifference(): Promise<Given> {
  const subject = { kind: 'payment' as const, id: 'pi_of_nobody' };
  const since = '2026-01-01T00:00:00.000Z';
  const difference = { code: 'payment_without_order' as const, ours: 'no order', theirs: 'succeeded' };
  const finding = { id: findingIdFor(subject), subject, state: 'open' as const, difference, since };
  await stack.container('reconciliation').items.upsert(toFindingDocument(finding));
  return { DIFFERENCE: finding.id, TEXT: '"refunded by hand"' };
}

let endpoint: Promise<Given> | undefined;
function webhookEndpoint(): Promise<Given> {
  endpoint ??= createEndpoint();
  return endpoint;
}

async function createEndpoint(): Promise<Given> {
  const body = { url: 'http://127.0.0.1:9/hook', types: ['order.*'] };
  const response = await (await stack.partner('acme')).request('POST', '/v1/webhook-endpoints', { body });
  const { id } = (await response.json()) as { id: string };
  return { ...(await anyOrder()), ENDPOINT: id, TEXT: 'found' };
}

let jobs = 0;
/** An export that runs by its document, and that no orchestration works on. */
async function runningJob(): Promise<Given> {
  const partnerId = 'acme';
  jobs += 1;
  const id = `exp_${String(jobs).padStart(26, '0')}`;
  const at = new Date().toISOString();
  const job = {
    id,
    partnerId,
    kind: 'export',
    status: 'running',
    createdAt: at,
    updatedAt: at,
    asOf: at,
    done: 0,
    rows: 0,
  };
  const dueAt = new Date(Date.now() + 3_600_000).toISOString();
  const keys = { jobId: id, type: 'job', listKey: `${at}#${id}`, waitingKey: `${partnerId}#${dueAt}#${id}` };
  await stack.container('jobs').items.upsert({ ...job, ...keys, fingerprint: 'f', format: 'csv', filter: {} });
  return { ...(await anyOrder()), JOB: id };
}

let shared: Promise<Given> | undefined;
function anyOrder(): Promise<Given> {
  shared ??= orderWithoutSaga();
  return shared;
}

/** What is broken before each command, by page. All other commands need no fault of the stack. */
const faults: Record<string, (command: string) => Promise<Given>> = {
  'rejections.md': rejectedMessage,
  'dead-letters.md': deadLetter,
  'consumers-failing.md': rejectedMessage,
  async 'outbox-parked.md'(command) {
    if (command.includes('features')) return { FEATURE: 'imports', TEXT: 'found' };
    return command.includes('reclaim') ? orderWithoutSaga() : parkedEvent();
  },
  'restore-database.md': async () => ({ ...(await anyOrder()), RESTORE_POINT: new Date().toISOString() }),
  'region-lost.md': (command) => (command.includes('reclaim ORDER') ? orderWithoutSaga() : anyOrder()),
  'holds-near-deadline.md': orderOnHold,
  'housekeeping-late.md': async () => ({ ...(await anyOrder()), TEXT: 'found' }),
  async 'acts-unusual.md'(command) {
    if (command.includes('features on'))
      await ops('features', 'off', 'exports', '--minutes', '5', '--because', 'the spec says so');
    return { PERSON: 'ada', FEATURE: 'exports', TEXT: 'found' };
  },
  'audit-bypassed.md': async () => ({ PERSON: 'ada' }),
  'shipments.md': async () => ({ ...(await anyOrder()), SKU: 'MUG-01', N: '1', TEXT: 'found' }),
  'reconciliation.md': async (command) => ({
    ...(await anyOrder()),
    ...(command.includes('resolve') && (await openDifference())),
  }),
  'stock-mismatches.md': async () => ({ ...(await anyOrder()), SKU: 'MUG-01', N: '120', TEXT: 'counted' }),
  'webhooks-failing.md': webhookEndpoint,
  'webhooks-late.md': webhookEndpoint,
  'jobs.md': runningJob,
  'imports-failing.md': runningJob,
  'files-growing.md': runningJob,
  'sagas-stuck.md'(command) {
    if (command.includes('refunds')) return anyOrder();
    return command.includes('reclaim') ? orderWithoutSaga() : stuckOrder();
  },
};
/** A page's commands, without those that an earlier page has for the same fault. */
const commandsOf = new Map<string, string[]>();
const seen = new Map<string, unknown[]>();
for (const page of readdirSync(join(root, 'docs', 'runbooks'))) {
  const fault = faults[page] ?? anyOrder;
  const commands = runbookCommands(page).filter((command) => !seen.get(command)?.includes(fault));
  for (const command of commands) seen.set(command, [...(seen.get(command) ?? []), fault]);
  if (commands.length > 0) commandsOf.set(page, commands);
}

describe.each([...commandsOf])('%s', (page, commands) => {
  let given: Given = {};

  test.each(commands)('%s', async (command) => {
    // A file that one command writes is read by the next one.
    if (command.includes('partners disable')) given = { PARTNER: 'globex' };
    else if (/\bREFUND\b/.test(command)) given = await openRefund();
    else if (!command.includes('documents repair')) given = await (faults[page] ?? anyOrder)(command);
    else {
      const file = join(desk, 'event.json');
      writeFileSync(file, readFileSync(file, 'utf8').replace('"nobody"', '"saga"'));
    }
    // As the operator would write it: the command refuses TEXT.
    const written = { TEXT: '"the runbook says so"', ...given };
    const words = Object.entries(written).reduce(
      (text, [name, value]) => text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), value),
      command,
    );
    await typed(words);
  });
});

test('status counts every kind of fault, and reports them with its exit code', async () => {
  await stuckOrder();
  await expect(typed('npm run --silent ops -- status --check --azure', 'real')).rejects.toThrow(
    /[1-9]\d* {2}stuck orders: orders list --stuck/,
  );
  const text = await typed('npm run --silent ops -- status --azure', 'real');
  for (const what of ['rejections', 'dead letters', 'parked events']) expect(text).toContain(what);
});

test('commands that need Azure were called as the runbook writes them', () => {
  const called = readFileSync(join(desk, 'called'), 'utf8');
  expect(called).toContain('needs-azure deliver rollback --environment production');
  expect(called).toContain('az login');
});
