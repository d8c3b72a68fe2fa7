import { expect, test } from 'vitest';
import type { SagaMessage } from '../../shared/cloud-event.ts';
import { orderIdFor, PartnerId } from '../../shared/domain/ids.ts';
import type { Orders } from '../../shared/ports/orders.ts';
import type { Sagas } from '../../shared/ports/sagas.ts';
import { type Console, runWithLog } from '../../shared/telemetry/log.ts';
import type { SagaAdmission } from '../sagas/saga-admission.ts';
import { startOrderSaga } from './start-order-saga.ts';

const partnerId = PartnerId.parse('acme');
const ref = { partnerId, orderId: orderIdFor(partnerId, 'k') };

async function told(type: SagaMessage['type'], saga: object = { status: 'waiting' }, isThere = true) {
  const asked: string[] = [];
  const noting = (name: string) => async () => {
    asked.push(name);
    return isThere;
  };
  const sagas = { start: noting('start'), startAgain: noting('start again'), resume: noting('resume') };
  const orders = { get: async () => ({ saga }) };
  const event = {
    partnerid: ref.partnerId,
    subject: ref.orderId,
    type,
    sequence: 7,
    data: {},
  } as unknown as SagaMessage;
  const admission = { arrive: async () => void asked.push('arrives'), admit: async () => void asked.push('admit') };
  await startOrderSaga(event, {
    sagas: sagas as unknown as Sagas,
    orders: orders as unknown as Orders,
    admission: admission as unknown as SagaAdmission,
  });
  return asked;
}

test('a placed order waits for its turn, a call for a partner starts its waiting orders, and an order that was taken over gets a new saga', async () => {
  expect(await told('order.placed')).toEqual(['arrives']);
  expect(await told('saga.admission_due')).toEqual(['admit']);
  expect(await told('order.reclaimed')).toEqual(['start again']);
});

const stuck = { status: 'stuck', resumeRequested: { version: 7, at: '2026-01-01T00:00:00Z' } };

test('a saga is resumed only if it is stuck and has not tried again since, because a late event would end its next wait', async () => {
  expect(await told('order.resume_requested', stuck)).toEqual(['resume']);
  for (const status of ['stuck', 'waiting', 'running', 'compensating', 'completed']) {
    expect(await told('order.resume_requested', { status })).toEqual([]);
  }
});

test('a saga that is not in this task hub is not reported as lost, because it may be in that of the other colour', async () => {
  const lines: string[] = [];
  const note = (line: unknown) => void lines.push(String(line));
  const console = { trace: note, debug: note, log: note, info: note, warn: note, error: note };
  await runWithLog(console as unknown as Console, {}, () => told('order.resume_requested', stuck, false));
  expect(lines).toEqual([]);
});
