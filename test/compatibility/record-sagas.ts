import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { until } from '@partner-orders/loopback-server/until';
import { operatorOf } from '../ops/operator-of.ts';
import { anOrder, RunningStack } from '../running-stack.ts';
import { RecordedSaga } from './recorded-saga.ts';

const policy = { firstDelayMs: 20, maxDelayMs: 100, attempts: 3 };
const policies = { act: policy, finish: policy, stuckDelayMs: 1_500, stuckLookMs: 400 };
const SETTINGS = {
  SAGA_STEP_ATTEMPTS: String(policies.act.attempts),
  SAGA_FINISH_ATTEMPTS: String(policies.finish.attempts),
  SAGA_FIRST_DELAY_MS: String(policy.firstDelayMs),
  SAGA_MAX_DELAY_MS: String(policy.maxDelayMs),
  SAGA_STUCK_DELAY_MS: String(policies.stuckDelayMs),
  SAGA_STUCK_LOOK_MS: String(policies.stuckLookMs),
};

/** Runs the app through everything that can happen to an order, and reads the histories of its sagas from the task hub. */
export async function recordSagas(): Promise<Map<string, RecordedSaga>> {
  const stack = await RunningStack.start(async () => SETTINGS);
  try {
    const instances = await playOn(stack);
    // While the host runs, it has the file open exclusively.
    await stack.host.stop();
    return readInstances(join(stack.directory, 'functions-host', 'durable.db'), instances);
  } finally {
    await stack.stop();
  }
}

/** @returns the saga of each case, by its instance */
async function playOn(stack: RunningStack): Promise<Map<string, string>> {
  const acme = await stack.partner('acme');
  const ops = operatorOf(stack);
  const instances = new Map<string, string>();
  const place = async (changes = {}) => (await acme.place(anOrder(changes))).id;
  const keep = async (what: string, id: string, instance = `order-${id}`) => {
    await stack.ended('acme', id);
    await until(`${instance} to end`, async () => {
      const status = await stack.askHost(`/runtime/webhooks/durabletask/instances/${instance}`);
      return ((await status.json()) as { runtimeStatus: string }).runtimeStatus === 'Completed';
    });
    instances.set(what, instance);
    await stack.mend('payments');
    await stack.mend('carrier');
  };
  const stuck = async () => {
    await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'refuse' });
    await stack.breakIt('payments', { operation: 'payment_intents.cancel', fault: 'error' });
    const id = await place();
    await until('the saga to be stuck', async () => (await stack.storedOrder('acme', id)).saga.status === 'stuck');
    return id;
  };

  await keep('confirmed', await place());
  await keep('refused-by-the-bank', await place({ paymentMethod: 'pm_card_visa_chargeDeclined' }));

  await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'refuse' });
  await keep('refused-by-the-carrier', await place());

  await stack.breakIt('payments', { operation: 'payment_intents.confirm', fault: 'error', times: 1 });
  await keep('confirmed-after-an-outage', await place());

  await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'error' });
  await keep('undone-after-an-outage', await place());

  const resumed = await stuck();
  await stack.mend('payments');
  await ops('orders', 'resume', resumed);
  await keep('stuck-and-resumed', resumed);

  const waited = await stuck();
  await stack.mend('payments');
  await keep('stuck-and-tried-again', waited);

  const taken = await stuck();
  await ops('orders', 'reclaim', taken, '--even-if-recent');
  await stack.mend('payments');
  const { sagaInstance } = await stack.ended('acme', taken);
  await keep('stuck-and-taken-over', taken);
  await keep('takes-over', taken, sagaInstance);
  return instances;
}

/** Durable's own API omits the ids of events. */
function readInstances(file: string, instances: Map<string, string>): Map<string, RecordedSaga> {
  using database = new DatabaseSync(file, { readOnly: true });
  const find = database.prepare('SELECT key, name, version, input, output FROM instances WHERE instance_id = ?');
  const read = database.prepare('SELECT event FROM history WHERE instance_key = ? ORDER BY position');
  const recorded = [...instances].map(([what, instanceId]): [string, RecordedSaga] => {
    const { key = null, name, version, input, output } = find.get(instanceId) ?? {};
    const history = read.all(key).map(({ event }) => JSON.parse(String(event)));
    const values = { input: JSON.parse(String(input)), output: JSON.parse(String(output)) };
    return [what, RecordedSaga.parse({ instanceId, name, version, policies, ...values, history })];
  });
  return new Map(recorded);
}
