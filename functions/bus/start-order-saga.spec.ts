import { expect, test } from 'vitest';
import type { SagaMessage } from '../../shared/cloud-event.ts';
import { orderIdFor, PartnerId } from '../../shared/domain/ids.ts';
import type { Orders } from '../../shared/ports/orders.ts';
import type { Sagas } from '../../shared/ports/sagas.ts';
import type { SagaAdmission } from '../sagas/saga-admission.ts';
import { startOrderSaga } from './start-order-saga.ts';

const partnerId = PartnerId.parse('acme');
const ref = { partnerId, orderId: orderIdFor(partnerId, 'k') };

async function told(type: SagaMessage['type'], saga: { status: string } = { status: 'waiting' }) {
  const asked: string[] = [];
  const noting = (name: string) => async () => {
    asked.push(name);
    return true;
  };
  const sagas = { start: noting('start'), startAgain: noting('start again'), resume: noting('resume') };
  const orders = { get: async () => ({ saga }) };
  const event = { partnerid: ref.partnerId, subject: ref.orderId, type, sequence: 7 } as unknown as SagaMessage;
  const admission = { arrive: async () => void asked.push('arrives'), admit: async () => void asked.push('admit') };
  await startOrderSaga(event, {
    sagas: sagas as unknown as Sagas,
    orders: orders as unknown as Orders,
    admission: admission as unknown as SagaAdmission,
  });
  return asked;
}

test('an order that was placed waits for its turn, a call finds those whose turn it is, and one that was taken over has another saga', async () => {
  expect(await told('order.placed')).toEqual(['arrives']);
  expect(await told('saga.admission_due')).toEqual(['admit']);
  expect(await told('order.reclaimed')).toEqual(['start again']);
});

test('a saga is told to go on only where it is stuck: a word that nobody waits for would end its next wait', async () => {
  expect(await told('order.resume_requested', { status: 'stuck' })).toEqual(['resume']);
  for (const status of ['waiting', 'running', 'compensating', 'completed']) {
    expect(await told('order.resume_requested', { status })).toEqual([]);
  }
});
