import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskFaults, failDisk } from '@partner-orders/loopback-server/testing/failing-disk';
import {
  isDone,
  type Keeper,
  keepThroughDiskFaults,
} from '@partner-orders/loopback-server/testing/keep-through-disk-faults';
import { expect, onTestFinished, test } from 'vitest';
import { HostState } from '../src/functions-host/state/host-state.ts';
import { startIdentity } from '../src/identity/start-identity.ts';
import { EmailStage, toMail } from './email/email-stage.ts';
import { VaultStage } from './key-vault/vault-stage.ts';
import { runningMonitor } from './monitor/monitor-fixture.ts';

const LARGE = 'x'.repeat(20_000);
const keepers: Record<string, () => Promise<Keeper>> = {
  async 'the key vault'() {
    const stage = await VaultStage.start();
    return {
      stateFile: join(stage.directory, 'key-vault.db'),
      put: (key) => isDone(stage.client().setSecret(key, LARGE)),
      has: (key) => isDone(stage.client().getSecret(key)),
      restart: () => stage.restart(),
    };
  },
  async 'the mail service'() {
    const stage = await EmailStage.start();
    const operations = new Map<string, string>();
    return {
      stateFile: stage.stateFile,
      put: async (key) => {
        const operation = randomUUID();
        operations.set(key, operation);
        return (await stage.send(toMail(LARGE), operation)).status === 202;
      },
      has: async (key) =>
        (await stage.ask(`/emails/operations/${operations.get(key)}`, { method: 'GET' })).status === 200,
      restart: () => stage.restart(),
    };
  },
  async 'the monitor'() {
    const monitor = await runningMonitor();
    onTestFinished(() => monitor.end());
    const item = (key: string) => ({
      name: 'Microsoft.ApplicationInsights.Request',
      time: '2026-02-03T04:05:06.789Z',
      iKey: monitor.instrumentationKey(),
      tags: { 'ai.operation.id': key, 'ai.cloud.role': 'shop' },
      data: {
        baseType: 'RequestData',
        baseData: {
          ...{ ver: 2, id: 'b7ad6b7169203331', name: key, duration: '00:00:02', responseCode: '202', success: true },
          properties: { text: LARGE.slice(0, 8_000) },
        },
      },
    });
    return {
      stateFile: monitor.stateFile,
      put: async (key) => (await monitor.track(JSON.stringify([item(key)]))).status === 200,
      has: async (key) => (await fetch(new URL(`/api/traces/${key}`, monitor.url))).status === 200,
      restart: () => monitor.restart(),
    };
  },
};

keepThroughDiskFaults(keepers);

function temporary(): string {
  const directory = mkdtempSync(join(tmpdir(), 'failing-disk-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
}

test.for(diskFaults.filter((fault) => fault !== 'a full disk'))(
  'the identity provider, %s: it still issues tokens, and never signs with a key that could not be stored',
  async (fault) => {
    const stateFile = join(temporary(), 'identity.db');
    const identity = await startIdentity({ stateFile, audience: 'api://a', clients: [{ name: 'acme', roles: [] }] });
    onTestFinished(() => identity.close());
    const kids = async () => {
      const { keys } = (await (await fetch(identity.jwksUri)).json()) as { keys: { kid: string }[] };
      return keys.map(({ kid }) => kid);
    };
    const before = await kids();
    const mend = failDisk(stateFile, fault);
    expect(await isDone(identity.rotateKeys())).toBe(false);
    expect(await kids()).toEqual(before);
    expect(await isDone(identity.sign({}))).toBe(true);
    mend();
    await identity.rotateKeys();
    expect(await kids()).toHaveLength(2);
  },
);

test.for(diskFaults)('the host’s own state, %s: values that could not be stored stay as they were', async (fault) => {
  const directory = temporary();
  const status = (last: string) => ({ last, next: 'next', updated: 'now' });
  const noted: string[] = [];
  const note = (state: HostState, last: string) => {
    try {
      state.setTimer('timer', status(last));
      noted.push(last);
    } catch {
      // The timer continues.
    }
  };
  const state = HostState.open(directory);
  note(state, 'first');
  const mend = failDisk(join(directory, 'host.db'), fault);
  note(state, LARGE);
  expect(noted).toEqual(['first']);
  expect(state.timer('timer')).toEqual(status('first'));
  mend();
  note(state, 'last');
  state.close();
  const again = HostState.open(directory);
  expect(again.timer('timer')).toEqual(status('last'));
  again.close();
});
