import { ServiceBusClient } from '@azure/service-bus';
import { until } from '@partner-orders/loopback-server/until';
import { z } from 'zod';
import { toAdmissionCall, toCloudEvent } from '../../shared/cloud-event.ts';
import { EventEnvelope } from '../../shared/domain/event-envelope.ts';
import { PartnerId } from '../../shared/domain/ids.ts';
import { topic } from '../../shared/topic.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

type Document = Record<string, unknown>;

/** What a release has written: its documents by container, and a message of each type. */
export interface RecordedDocuments {
  documents: Record<string, Document[]>;
  messages: Document[];
}

/** An order whose step has failed stays where it is until the recording is over. */
const SETTINGS = {
  SAGA_STEP_ATTEMPTS: '3',
  SAGA_FINISH_ATTEMPTS: '1',
  SAGA_FIRST_DELAY_MS: '600000',
  SAGA_MAX_DELAY_MS: '600000',
  SAGA_STUCK_DELAY_MS: '600000',
  SAGA_MOST_IN_FLIGHT: '3',
  MIGRATION_SCHEDULE: '0 0 0 1 1 *',
};
const RECORDED = ['orders', 'catalog', 'partners', 'clients', 'reports', 'rejections', 'releases'] as const;

/** Runs the app until there is a document of each kind, and reads them from the database. */
export async function recordDocuments(): Promise<RecordedDocuments> {
  const stack = await RunningStack.start(async () => SETTINGS);
  try {
    await playOn(stack);
    const documents: RecordedDocuments['documents'] = {};
    for (const name of RECORDED) documents[name] = await documentsIn(stack, name);
    return { documents, messages: messagesOf(documents['orders'] ?? []) };
  } finally {
    await stack.stop();
  }
}

async function playOn(stack: RunningStack): Promise<void> {
  const acme = await stack.partner('acme');
  const place = async () => (await acme.place(anOrder())).id;
  const stands = (id: string, status: string, saga: string) =>
    until(`order ${id} to be ${status}`, async () => {
      const order = await stack.storedOrder('acme', id);
      return order.status === status && order.saga.status === saga;
    });
  /** Repairs the cause only then. */
  const fails = (id: string, step: string) =>
    until(`${step} of ${id} to fail`, async () =>
      stack.output.join('').split('\n').some((line) => line.includes(`${step} failed`) && line.includes(id)),
    );

  const confirmed = await place();
  await stack.ended('acme', confirmed);
  await acme.request('PATCH', `/v1/orders/${confirmed}`, { body: { reference: 'PO-2' }, headers: { 'if-match': '*' } });

  await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'refuse' });
  await stack.ended('acme', await place());
  await stack.breakIt('payments', { operation: 'payment_intents.cancel', fault: 'error' });
  await stands(await place(), 'authorized', 'stuck');
  await stack.mend('payments');
  await stack.mend('carrier');

  await stack.breakIt('payments', { operation: 'payment_intents.confirm', fault: 'error' });
  await fails(await place(), 'authorize-payment');
  await stack.mend('payments');
  await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'error' });
  await fails(await place(), 'book-shipment');
  await stack.mend('carrier');
  await stack.breakIt('payments', { operation: 'payment_intents.capture', fault: 'error' });
  await fails(await place(), 'capture-payment');
  // Three sagas are running, so one more order waits.
  await stands(await place(), 'pending', 'waiting');

  const bus = new ServiceBusClient(stack.prepared.stack.urls.serviceBus);
  await bus.createSender(topic.name).sendMessages({ subject: 'order.placed', body: { specversion: '0.1' } });
  await bus.close();
  await until('a rejection', async () => (await documentsIn(stack, 'rejections')).length > 0);
}

/** Without the fields that Cosmos DB adds, with their distinguishing fields as key. */
async function documentsIn(stack: RunningStack, name: (typeof RECORDED)[number]): Promise<Document[]> {
  const { resources } = await stack.container(name).items.readAll<Document>().fetchAll();
  return resources
    .map((found) => Object.fromEntries(Object.entries(found).filter(([field]) => !field.startsWith('_'))))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
const keyOf = ({ type, orderId, sku, id }: Document) => [type, orderId, sku, id].join(' ');

/** The messages as they are sent to the topic, one of each type. */
function messagesOf(orders: Document[]): Document[] {
  const events = z.array(EventEnvelope).parse(orders.filter(({ type }) => type === 'event').map(({ event }) => event));
  const [first] = events;
  const byType = new Map(events.map((event) => [event.type, toCloudEvent(event)]));
  const call = toAdmissionCall(PartnerId.parse('acme'), new Date(first?.at ?? 0));
  return [...[...byType.values()].sort((a, b) => (a.type < b.type ? -1 : 1)), call];
}
