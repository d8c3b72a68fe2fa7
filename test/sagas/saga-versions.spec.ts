import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { orderLedger } from '../../orchestrations/order-ledger.ts';
import { OrderSagaInput } from '../../orchestrations/order-run.ts';
import { saga } from '../../orchestrations/saga.ts';
import { type SagaVersion, sagaVersion } from '../../orchestrations/saga-version.ts';
import { sagas } from '../../orchestrations/sagas.ts';
import { bookShipment } from '../../orchestrations/steps/book-shipment.ts';
import { confirmOrder } from '../../orchestrations/steps/confirm-order.ts';
import { reserveStock } from '../../orchestrations/steps/reserve-stock.ts';
import { orderIdFor, PartnerId } from '../../shared/domain/ids.ts';
import { root } from '../../tools/root.ts';
import { play } from './play.ts';

const { durableTask } = JSON.parse(readFileSync(join(root, 'host.json'), 'utf8')).extensions;
const policy = { attempts: 1, firstDelayMs: 1, maxDelayMs: 1 };
const policies = { act: policy, finish: policy, stuckDelayMs: 1, stuckLookMs: 1, outageMs: 0, outageDelayMs: 60_000 };
const partnerId = PartnerId.parse('acme');
const order = { partnerId, orderId: orderIdFor(partnerId, 'k') };
const done = { kind: 'done' };

/** A saga whose next version checks the stock first. */
const shipping = (version: string, released: SagaVersion[]) =>
  saga({
    name: 'shipping',
    version,
    released,
    input: OrderSagaInput,
    ledger: orderLedger,
    steps: { reserveStock, bookShipment },
    finalSteps: { confirmOrder },
    *body(order, { steps, commit }) {
      yield* steps.reserveStock(order);
      yield* steps.bookShipment(order);
      yield* commit().confirmOrder(order);
    },
  });
const shippingBefore = (version: string) =>
  sagaVersion({
    version,
    input: OrderSagaInput,
    ledger: orderLedger,
    steps: { bookShipment },
    finalSteps: { confirmOrder },
    *body(order, { steps, commit }) {
      yield* steps.bookShipment(order);
      yield* commit().confirmOrder(order);
    },
  });

/** The calls of an instance that started with a version. */
function callsOf(version: string): string[] {
  const { orchestrator } = shipping('1.10', [shippingBefore('1.9')]);
  const answers = { 'reserve-stock': done, 'book-shipment': done };
  return play(orchestrator(policies), order, answers, 'by word', 'test', version).names;
}

test('an instance keeps the version that it started with, while new ones have the current version', () => {
  expect(callsOf('1.10')).toEqual(['reserve-stock', 'book-shipment', 'confirm-order']);
  expect(callsOf('1.9')).toEqual(['book-shipment', 'confirm-order']);
});

test('the version applies to the whole app: a saga that did not change runs its newest version that is not newer than that', () => {
  expect(callsOf('2.0')).toEqual(['reserve-stock', 'book-shipment', 'confirm-order']);
});

test('an instance that is older than every kept version fails, and does not run another body', () => {
  expect(() => callsOf('1.8')).toThrow('shipping has no version for an instance of version "1.8"');
});

test('two bodies with the same version are refused, and so is a version that can’t be compared', () => {
  expect(() => shipping('1.9', [shippingBefore('1.9')])).toThrow('shipping has two versions 1.9');
  expect(() => shipping('next', [])).toThrow('shipping: "next" is no version such as 1.0');
});

test('new instances get the newest version of a saga, and no older host runs them', () => {
  const newest = sagas.flatMap(({ versions }) => versions.map(({ version }) => version)).sort(byNumber);
  expect(durableTask).toMatchObject({ defaultVersion: newest.at(-1), versionMatchStrategy: 'CurrentOrOlder' });
});

function byNumber(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
