import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { diskFaults, failDisk } from '@partner-orders/loopback-server/testing/failing-disk';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { DurableStore } from '../../src/durable/store/durable-store.ts';
import { type DurableHost, startDurableHost } from './durable-host.ts';
import { stage } from './fixtures/stage.ts';
import { waitFor } from './wait-for.ts';

let directory: string;
let stateFile: string;
let host: DurableHost;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'durable-'));
  stateFile = join(directory, 'hub.db');
  host = await startDurableHost({ stateFile });
});
afterEach(async () => {
  await host.stop();
  rmSync(directory, { recursive: true });
});

const LARGE = 'x'.repeat(20_000);
const start = (instanceId: string, name = 'echoes') =>
  host.client.startNew(name, { instanceId, input: LARGE }).then(
    () => 'started',
    (error: Error) => error.message,
  );
const completed = (instanceId: string) =>
  waitFor(`${instanceId} completed`, async () => (await statusOf(instanceId)) === 'Completed', 20_000);
const statusOf = async (instanceId: string) =>
  (await host.client.getStatus(instanceId).catch(() => undefined))?.runtimeStatus;
const told = (line: string) => host.lines.filter((one) => one.includes(line)).length;

test.for(diskFaults)(
  '%s: a start that is refused has not happened, and the same start succeeds later',
  async (fault) => {
    const mend = failDisk(stateFile, fault);
    const refused = await Promise.all(Array.from({ length: 20 }, (_, index) => start(`order-${index}`)));
    for (const answer of refused) expect(answer).toMatch(/unexpected status code: 500/);
    await expect(host.client.getStatus('order-0')).rejects.toThrow(/status code: 500/);
    await expect(host.client.getStatusAll()).rejects.toThrow(/status code: 500/);
    mend();
    const again = await waitFor('a start that works', async () => (await start('order-0')) === 'started', 20_000);
    expect(again).toBe(true);
    await completed('order-0');
    expect(await statusOf('order-1')).toBeUndefined();
    expect(told("can't be written;")).toBe(1);
    expect(told('can be written again')).toBe(1);
  },
);

test.for(diskFaults)('%s: a probe fails until the disk works, and changes nothing', async (fault) => {
  const file = join(directory, 'probed.db');
  const store = new DurableStore(file, 'hub');
  onTestFinished(() => store.close());
  const mend = failDisk(file, fault);
  for (let attempt = 0; attempt < 2; attempt++) {
    await expect(store.probe()).rejects.toThrow(/full|readonly|I\/O/);
    // All writes of one turn of the event loop fail together.
    await nextTurn();
  }
  mend();
  await store.probe();
  store.close();
  new DurableStore(file, 'hub').close();
});

test.for(diskFaults)('%s: running instances continue when the disk works, without a restart', async (fault) => {
  await start('holding', 'heldEcho');
  const release = await waitFor('the activity', () => stage().held.get('holding'));
  await host.client.startNew('sleep', { instanceId: 'sleeping', input: 100 });
  await waitFor('the timer to be set', async () => (await statusOf('sleeping')) === 'Running');
  const waiting = host.extension.waitForCompletion('holding').catch((error: Error) => error.message);
  const mend = failDisk(stateFile, fault);
  stage().held.delete('holding');
  release(LARGE);
  // The engine must not keep a caller waiting without an answer.
  expect(await waiting).toMatch(/full|readonly|I\/O/);
  mend();
  // Its result was not written, so it runs again.
  const again = await waitFor('the activity again', () => stage().held.get('holding'), 20_000);
  again('done');
  await completed('holding');
  await completed('sleeping');
});

test.for(diskFaults)('%s under load: accepted instances complete, and refused ones do not exist', async (fault) => {
  const answers = new Map<string, string>();
  const load = async (from: number, many: number) => {
    const ids = Array.from({ length: many }, (_, index) => `order-${from + index}`);
    await Promise.all(ids.map(async (id) => answers.set(id, await start(id))));
  };
  const before = load(0, 40);
  await waitFor('some that are accepted', () => answers.size > 5);
  const mend = failDisk(stateFile, fault);
  await before;
  await load(40, 20);
  mend();
  await waitFor('a start that works', async () => (await start('the last')) === 'started', 20_000);
  const accepted = [...answers].filter(([, answer]) => answer === 'started').map(([id]) => id);
  expect(accepted.length).toBeGreaterThan(5);
  expect(accepted.length).toBeLessThan(60);
  for (const id of accepted) await completed(id);
  await host.stop();
  host = await startDurableHost({ stateFile });
  for (const [id, answer] of answers) {
    expect([id, await statusOf(id)]).toEqual([id, answer === 'started' ? 'Completed' : undefined]);
  }
});
