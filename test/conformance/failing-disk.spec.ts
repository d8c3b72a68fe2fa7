import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { HostState } from '../../local/functions-host/state/host-state.ts';
import { startIdentity } from '../../local/identity/start-identity.ts';
import { booking, CarrierFixture } from './carrier/carrier-fixture.ts';
import { diskFaults, failDisk } from './failing-disk.ts';
import { VaultStage } from './key-vault/vault-stage.ts';
import { runningMonitor } from './monitor/monitor-fixture.ts';
import { PaymentsFixture } from './payments/payments-fixture.ts';

/** A server that keeps what it is given under a key. */
interface Keeper {
  stateFile: string;
  /** Whether it was accepted. */
  put(key: string): Promise<boolean>;
  has(key: string): Promise<boolean>;
  restart(): Promise<void>;
}

const LARGE = 'x'.repeat(20_000);
const isDone = (work: Promise<unknown>) =>
  work.then(
    () => true,
    () => false,
  );

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
  async 'the payment provider'() {
    const payments = await PaymentsFixture.start();
    const texts = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`text${n}`, LARGE.slice(0, 500)]));
    return {
      stateFile: payments.stateFile,
      put: (key) => isDone(payments.open({ key, ...texts })),
      async has(key) {
        const { intents } = await payments.books(`?metadata[key]=${key}`);
        return intents.length > 0;
      },
      restart: () => payments.restart(),
    };
  },
  async 'the carrier'() {
    const carrier = await CarrierFixture.start();
    const body = { ...booking(), parcels: Array.from({ length: 40 }, (_, n) => ({ sku: `SKU-${n}`, quantity: 1 })) };
    return {
      stateFile: carrier.stateFile,
      put: async (key) => (await carrier.book(key, body)).status < 300,
      has: async (key) => (await carrier.get(key)).status === 200,
      restart: () => carrier.restart(),
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
      has: async (key) => (await fetch(new URL(`/traces/${key}`, monitor.url))).status === 200,
      restart: () => monitor.restart(),
    };
  },
};

describe.for(Object.keys(keepers))('%s', (name) => {
  test.for(diskFaults)(
    '%s: what it acknowledged is there, what it refused is not, and it works when the disk does',
    async (fault) => {
      const keeper = await keepers[name]?.();
      if (!keeper) return expect.fail('unknown');
      const answers = new Map<string, boolean>();
      const load = (when: string) =>
        Promise.all(
          Array.from({ length: 12 }, async (_, index) =>
            answers.set(`${when}${index}`, await keeper.put(`${when}${index}`)),
          ),
        );
      await load('before');
      const mend = failDisk(keeper.stateFile, fault);
      await load('during');
      for (const [key, isAccepted] of answers) expect([key, await keeper.has(key)]).toEqual([key, isAccepted]);
      mend();
      await load('after');
      const refused = [...answers].filter(([, isAccepted]) => !isAccepted).map(([key]) => key);
      expect(refused.length).toBeGreaterThan(0);
      expect(refused.filter((key) => !key.startsWith('during'))).toEqual([]);
      await keeper.restart();
      for (const [key, isAccepted] of answers) expect([key, await keeper.has(key)]).toEqual([key, isAccepted]);
    },
  );
});

function temporary(): string {
  const directory = mkdtempSync(join(tmpdir(), 'failing-disk-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
}

test.for(diskFaults.filter((fault) => fault !== 'a full disk'))(
  'the identity provider, %s: it goes on issuing tokens, and a key that could not be kept never signs one',
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

test.for(diskFaults)('the host’s own state, %s: what it could not note is as it was', async (fault) => {
  const directory = temporary();
  const status = (last: string) => ({ last, next: 'next', updated: 'now' });
  const noted: string[] = [];
  const note = (state: HostState, last: string) => {
    try {
      state.setTimer('timer', status(last));
      noted.push(last);
    } catch {
      // The timer goes on.
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
