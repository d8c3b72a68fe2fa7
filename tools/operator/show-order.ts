import type { JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { CosmosOrders, OrderDocument } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { PartnerDocuments } from '../../shared/adapters/cosmos/partner-documents.ts';
import type { OrderRef } from '../../shared/domain/ids.ts';
import { moneyText } from '../../shared/domain/money.ts';
import type { Order, Setback } from '../../shared/domain/order.ts';
import type { TimelineEvent } from '../../shared/domain/order-events.ts';
import { instanceOf } from '../../shared/domain/saga-instance.ts';
import type { Azure } from './azure.ts';
import { type Command, textOf } from './command.ts';
import { faultIn, Mend } from './documents.ts';
import { findOrder } from './find-order.ts';

/** Names and addresses stay where they are: what an operator needs is what happened. */
export const showOrder: Command = {
  name: 'orders show',
  argument: 'order',
  summary: 'show how an order and its saga stand, and everything that happened to it',

  async run(azure, given) {
    const ref = await findOrder(azure, textOf(given, 'order'));
    const container = azure.container('orders');
    const { resource = {} } = await container.item(ref.orderId, [ref.partnerId, ref.orderId]).read<JSONObject>();
    const fault = faultIn(resource);
    const events = (await new CosmosOrders(container).timeline(ref)) ?? [];
    const mends = await mendsOf(azure, ref);
    const order = fault === undefined ? visible(OrderDocument.parse(resource).order) : undefined;
    const lines = [
      ...(order === undefined ? [`${ref.orderId}  ${ref.partnerId}  can't be read: ${fault}`] : headOf(order)),
      ...events.map(eventLine),
      ...missingIn(events, order?.version).map((sequence) => `${place(sequence)}  is missing`),
      ...mends.map(({ documentId, what, at, by, why }) => `${at}  ${documentId} was ${what} by ${by}: ${why}`),
    ];
    return { lines, data: { order: order ?? { id: ref.orderId, fault }, events, mends } };
  },
};

function visible({ shipTo: _, paymentMethod: __, metadata: ___, ...order }: Order) {
  return order;
}

function headOf(order: ReturnType<typeof visible>): string[] {
  return [
    `${order.id}  ${order.partnerId}  ${order.status}${order.delayed ? ', delayed' : ''}  ${moneyText(order.total)}`,
    `saga: ${order.saga.status}${'run' in order.saga ? `, by run ${order.saga.run}` : ''}`,
    ...troubleOf(order),
    `instance: ${instanceOf(order)}${order.sagaVersion === undefined ? '' : `, version ${order.sagaVersion}`}`,
    ...(order.payment === undefined ? [] : [`payment: ${order.payment.id}`]),
    ...('shipment' in order ? [`shipment: ${order.shipment.carrier} ${order.shipment.trackingNumber}`] : []),
  ];
}

/** At which step it failed and with what, and why it is stuck. */
function troubleOf(order: ReturnType<typeof visible>): string[] {
  const saga = 'failure' in order.saga ? order.saga.failure : undefined;
  const failure = 'failure' in order ? order.failure : saga;
  const stuck = order.saga.status === 'stuck' ? order.saga : undefined;
  const setback = order.saga.status === 'compensating' ? order.saga.setback : undefined;
  return [
    ...(failure ? [`failed at ${failure.step}: ${failure.code}: ${failure.message}`] : []),
    ...(setback ? [setbackLine(setback)] : []),
    ...(stuck ? [`stuck at ${stuck.remaining.join(', ')}: ${stuck.because.code}: ${stuck.because.message}`] : []),
    ...(stuck?.resumeRequested ? [`asked at ${stuck.resumeRequested.at} to try again: it has not done so yet`] : []),
  ];
}

function setbackLine({ at, attempts, because, nextAt }: Setback): string {
  const next = nextAt === undefined ? 'that was the last attempt: it will be stuck' : `next try ${nextAt}`;
  const times = attempts === 1 ? 'once' : `${attempts} times`;
  return `undoing: ${at} failed ${times}: ${because.code}: ${because.message}; ${next}`;
}

const place = (sequence: number) => `${String(sequence).padStart(3)}.`;

function eventLine(event: TimelineEvent): string {
  if (event.type === 'unreadable') return `${place(event.sequence)} ${event.id}  can't be read: ${event.fault}`;
  const { sequence, at, type, by, data } = event.type === 'newer' ? event.event : event;
  return `${place(sequence)} ${at}  ${type}  by ${by}  ${data['reason'] ?? ''}`.trimEnd();
}

/** A version has one event: what is not there was lost, or has a key that can't be read. */
function missingIn(events: readonly TimelineEvent[], version = 0): number[] {
  const there = new Set(events.map(({ sequence }) => sequence));
  return Array.from({ length: version }, (_, place) => place + 1).filter((sequence) => !there.has(sequence));
}

async function mendsOf(azure: Azure, { partnerId, orderId }: OrderRef): Promise<Mend[]> {
  const documents = new PartnerDocuments(azure.container('orders'));
  const mends = await documents.queryOne(partnerId, [orderId], { where: 'c.type = "mend"' });
  return z.array(Mend).parse(mends);
}
