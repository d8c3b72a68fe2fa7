import { causeOf } from '../../../shared/cause-of.ts';
import { JobId, type OrderRef } from '../../../shared/domain/ids.ts';
import { sources } from '../../../shared/topic.ts';
import { deadLetterSummary } from '../dead-letter-summary.ts';
import { findDocument } from '../find-document.ts';
import type { OperatorPorts } from '../operator-ports.ts';
import { writeCount } from '../write-count.ts';
import type { OrderFacts } from './order-facts.ts';
import type { StoryGap } from './story.ts';

const MOST_ACTS = 100;
/** Of one endpoint. */
const MOST_DELIVERIES = 50;
/** A store that is down must not keep the rest of the story back. */
const LONGEST_MS = 10_000;

const READER = 'Cosmos DB Built-in Data Reader';
const APPENDER = 'Cosmos DB Audit Appender';
const RECEIVER = 'Azure Service Bus Data Receiver';

/**
 * Reads what our stores know about an order. The order itself has to be readable; any other part that isn't is left out, and
 * named.
 */
export async function readFacts(ports: OperatorPorts, ref: OrderRef): Promise<OrderFacts> {
  const leftOut: StoryGap[] = [];
  const optional = <T>(part: string, role: string, empty: T, read: () => Promise<T>): Promise<T> =>
    withinTime(read).catch((error: unknown) => {
      leftOut.push({ part, why: causeOf(error).message, role });
      return empty;
    });
  const { orders, documents } = ports;
  const about = ({ orderId }: { orderId?: string | undefined }) => orderId === ref.orderId;
  const [own, refunds, mends, acts, sent, rejections, deadLetters, parked, differences] = await Promise.all([
    readOwn(ports, ref),
    ports.refunds.list(ref),
    documents.listMends(ref),
    optional('what operators did', APPENDER, [], async () => {
      const { acts: found, others } = await ports.auditLog.list({ orderId: ref.orderId }, MOST_ACTS);
      if (others.length > 0) leftOut.push(gapOf(others.length, ref));
      return found;
    }),
    optional('webhooks', READER, { endpoints: [], deliveries: [] }, () => readDeliveries(ports, ref)),
    optional('rejected messages', READER, [], async () => {
      const { rejections: all } = await ports.rejections.list();
      return all.filter(({ event }) => about(event));
    }),
    optional('dead letters', RECEIVER, [], async () => {
      const all = await ports.deadLetters.list(Object.values(sources));
      return all.map(deadLetterSummary).filter(about);
    }),
    optional('parked events', READER, [], async () => (await ports.outbox.listParked()).filter(about)),
    optional('differences from the providers', READER, [], async () => {
      const { findings: all } = await ports.reconciliation.listOpen();
      return all.filter(({ subject }) => subject.order?.orderId === ref.orderId);
    }),
  ]);
  const placement = own.fault === undefined ? await orders.findPlacement(ref) : undefined;
  const job = await optional('the import', READER, undefined, () => findImport(ports, placement?.origin));
  return {
    ...{ ref, now: ports.clock.now(), ...own, refunds, mends, acts, ...sent, rejections, deadLetters, parked },
    ...{ differences, leftOut, job, origin: placement?.origin, traceparent: placement?.traceparent },
  };
}

const gapOf = (count: number, { orderId }: OrderRef): StoryGap => ({
  part: `${writeCount(count, 'record')} of what operators did`,
  why: `no act can be read from them: audit --order ${orderId}`,
  role: undefined,
});

async function readOwn({ orders, documents }: OperatorPorts, ref: OrderRef) {
  const fault = documents.findFault(await findDocument(documents, ref.orderId));
  const events = (await orders.readTimeline(ref)) ?? [];
  const order = fault === undefined ? await orders.find(ref) : undefined;
  return { fault, events, order };
}

async function readDeliveries({ webhookEndpoints, webhookDeliveries }: OperatorPorts, ref: OrderRef) {
  const endpoints = await webhookEndpoints.list(ref.partnerId);
  const deliveries = await Promise.all(
    endpoints.map(({ id }) =>
      webhookDeliveries.listAbout(ref.orderId, { partnerId: ref.partnerId, endpointId: id }, MOST_DELIVERIES),
    ),
  );
  return { endpoints, deliveries: deliveries.flat() };
}

async function findImport({ jobs }: OperatorPorts, origin: string | undefined) {
  const id = JobId.safeParse(origin?.split(':')[0]);
  return id.success ? (await jobs.find(id.data))?.job : undefined;
}

async function withinTime<T>(read: () => Promise<T>): Promise<T> {
  const tooLate = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => tooLate.reject(new Error(`no answer within ${LONGEST_MS / 1_000} seconds`)),
    LONGEST_MS,
  );
  try {
    return await Promise.race([read(), tooLate.promise]);
  } finally {
    clearTimeout(timer);
  }
}
