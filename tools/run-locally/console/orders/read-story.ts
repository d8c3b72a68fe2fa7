import { ConsoleFault } from '@partner-orders/embedded-azure/console/console-fault';
import type { DurableApi } from '@partner-orders/embedded-azure/console/sagas/durable-api';
import { OrderId } from '../../../../shared/domain/ids.ts';
import type { Order } from '../../../../shared/domain/order.ts';
import { leftOf } from '../../../../shared/domain/order-refunds.ts';
import type { OperatorPorts } from '../../../operator/operator-ports.ts';
import { callsIn } from '../../../operator/story/calls-in.ts';
import { readFacts } from '../../../operator/story/read-facts.ts';
import type { Story } from '../../../operator/story/story.ts';
import { tellStory } from '../../../operator/story/tell-story.ts';
import type { Terminal } from '../as-partner/terminal.ts';
import { carrierAt, paymentsAt } from '../faults/simulated-provider.ts';
import { offerActs } from './offer-acts.ts';
import { readAttempts } from './read-attempts.ts';
import { readFaults } from './read-faults.ts';
import { readPayments, readShipments } from './read-records.ts';
import type { ShownStory } from './shown-orders.ts';

export interface StorySources {
  ports: OperatorPorts;
  durable: DurableApi;
  paymentsUrl: string;
  carrierUrl: string;
  terminal: Terminal;
}

/** What has ended so long ago does not change by itself soon. */
const SETTLED_MS = 20_000;

const cancellable: readonly string[] = ['pending', 'reserved', 'awaiting_payment', 'authorized', 'booked'];

/** Tells an order's story, with what the providers' simulators really did and what can be done about it. */
export async function readStory(text: string, sources: StorySources): Promise<ShownStory> {
  const { ports, durable, paymentsUrl, carrierUrl, terminal } = sources;
  const id = OrderId.safeParse(text);
  if (!id.success) throw new ConsoleFault(400, `${text} is not an order id: ord_ and 26 characters`);
  const ref = await ports.ordersAdmin.findRef(id.data);
  if (ref === undefined) throw new ConsoleFault(404, `there is no order ${id.data}`);
  const [facts, payments, shipments, faults] = await Promise.all([
    readFacts(ports, ref),
    readPayments(paymentsUrl, id.data),
    readShipments(carrierUrl, id.data),
    readFaults([carrierAt(carrierUrl), paymentsAt(paymentsUrl)], id.data),
  ]);
  const call = callsIn({ state: terminal.state });
  const story = tellStory(facts, call);
  const attempts = story.saga && (await readAttempts(durable, story.saga.instance));
  const order = facts.order === undefined || 'isNewer' in facts.order ? undefined : facts.order;
  return {
    ...{ story, attempts, payments, shipments, faults, terminal },
    isLive: mayChange(story),
    acts: offerActs(
      tellStory(facts, (command) => command),
      call,
    ),
    payerUrl: order && payerUrlOf(order),
    playUrls: {
      payer: story.payment && new URL(`/_simulator/authentications/${story.payment.id}`, paymentsUrl).href,
      carrier: new URL(`/_simulator/shipments/${id.data}/move`, carrierUrl).href,
    },
    can: {
      cancel: cancellable.includes(story.order.status) || story.order.status === 'confirmed',
      refund: order !== undefined && isRefundable(order),
    },
  };
}

const payerUrlOf = (order: Order) => (order.status === 'awaiting_payment' ? order.payment.action.url : undefined);

/** What was asked to be refunded and what the bank took back can't be refunded again. */
function isRefundable(order: Order): boolean {
  const { status } = order;
  return (
    (status === 'confirmed' || status === 'refunding' || status === 'partially_refunded') && leftOf(order).amount > 0
  );
}

function mayChange({ at, order, saga, refunds, deliveries }: Story): boolean {
  const quietMs = Date.parse(at) - Date.parse(order.updatedAt ?? at);
  return (
    quietMs < SETTLED_MS ||
    (saga !== undefined && saga.status !== 'completed') ||
    refunds.some(({ saga: state }) => state !== 'completed') ||
    deliveries.some(({ status }) => status === 'pending')
  );
}
