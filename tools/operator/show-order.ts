import { formatMoney } from '../../shared/domain/money.ts';
import type { NewerOrder } from '../../shared/domain/newer-order.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { TimelineEvent } from '../../shared/domain/order-events.ts';
import type { Setback } from '../../shared/domain/order-saga-state.ts';
import type { Refund } from '../../shared/domain/refund.ts';
import { instanceOf } from '../../shared/domain/saga-instance.ts';
import { parcelsOf, statusOf } from '../../shared/domain/shipment.ts';
import { findDocument } from './find-document.ts';
import { findOrder } from './find-order.ts';
import type { OperatorCommand } from './operator-command.ts';
import { refundLine } from './refund-line.ts';
import { textOf } from './text-of.ts';

/** Shows no names or addresses: an operator needs only what happened. */
export const showOrder: OperatorCommand = {
  name: 'orders show',
  argument: 'order',
  summary: 'show the state of an order and its saga, and everything that happened to it',

  async run(ports, given) {
    const ref = await findOrder(ports, textOf(given, 'order'));
    const { orders, documents } = ports;
    const fault = documents.findFault(await findDocument(documents, ref.orderId));
    const events = (await orders.readTimeline(ref)) ?? [];
    const refunds = await ports.refunds.list(ref);
    const mends = await documents.listMends(ref);
    const order = fault === undefined ? await orders.find(ref) : undefined;
    const shown = order && ('isNewer' in order ? visibleOfNewer(order) : visible(order));
    const lines = [
      ...(shown === undefined ? [`${ref.orderId}  ${ref.partnerId}  can't be read: ${fault}`] : headOf(shown)),
      ...refunds.map((refund) => `refund: ${refundLine(refund)}`),
      ...events.map(eventLine),
      ...missingIn(events, order?.version).map((sequence) => `${place(sequence)}  is missing`),
      ...mends.map(({ documentId, what, at, by, why }) => `${at}  ${documentId} was ${what} by ${by}: ${why}`),
    ];
    return {
      lines,
      data: { order: shown ?? { id: ref.orderId, fault }, refunds: refunds.map(visibleOfRefund), events, mends },
    };
  },
};

function visible({ shipTo: _, paymentMethod: __, metadata: ___, ...order }: Order) {
  return order;
}

function visibleOfNewer({ shipTo: _, paymentMethod: __, metadata: ___, ...order }: NewerOrder) {
  return order;
}

/** Without the reason, which the partner wrote. */
function visibleOfRefund({ reason: _, fingerprint: __, ...refund }: Refund) {
  return refund;
}

type Visible = ReturnType<typeof visible> | ReturnType<typeof visibleOfNewer>;

function titleOf(order: Visible): string {
  const delayed = 'delayed' in order && order.delayed ? ', delayed' : '';
  return `${order.id}  ${order.partnerId}  ${order.status}${delayed}  ${formatMoney(order.total)}`;
}

function headOf(order: Visible): string[] {
  if ('isNewer' in order)
    return [titleOf(order), 'a newer version of the app wrote it: use the tool of that version to see more'];
  return [
    titleOf(order),
    `saga: ${order.saga.status}${'run' in order.saga ? `, by run ${order.saga.run}` : ''}`,
    ...troubleOf(order),
    [
      `instance: ${instanceOf(order)}`,
      ...(order.sagaVersion === undefined ? [] : [`version ${order.sagaVersion}`]),
      ...(order.sagaHub === undefined ? [] : [`task hub ${order.sagaHub}`]),
    ].join(', '),
    ...('payment' in order ? [`payment: ${order.payment?.id}`] : []),
    ...('shipment' in order ? [shipmentLine(order)] : []),
  ];
}

function shipmentLine({ shipment, lines }: Parameters<typeof parcelsOf>[0]): string {
  const parcels = parcelsOf({ shipment, lines }).map(({ trackingNumber, status }) => `${trackingNumber} ${status}`);
  return `shipment: ${shipment.carrier}, ${statusOf(shipment)}: ${parcels.join(', ')}`;
}

/** The step at which it failed, with the reason, and why it is stuck. */
function troubleOf(order: ReturnType<typeof visible>): string[] {
  const saga = 'failure' in order.saga ? order.saga.failure : undefined;
  const failure = 'failure' in order ? order.failure : saga;
  const stuck = order.saga.status === 'stuck' ? order.saga : undefined;
  const outage = order.saga.status === 'running' ? order.saga.outage : undefined;
  const setback = order.saga.status === 'compensating' ? order.saga.setback : undefined;
  return [
    ...(failure ? [`failed at ${failure.step}: ${failure.code}: ${failure.message}`] : []),
    ...(outage
      ? [
          `waits at ${outage.at} since ${outage.since}: ${outage.because.code}: ${outage.because.message}; next try ${outage.nextAt}`,
        ]
      : []),
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
  return `${place(sequence)} ${at}  ${type}  by ${by}  ${data['reason'] ?? data['undone'] ?? ''}`.trimEnd();
}

/** Each version has one event: a missing one was lost, or its key can't be read. */
function missingIn(events: readonly TimelineEvent[], version = 0): number[] {
  const there = new Set(events.map(({ sequence }) => sequence));
  return Array.from({ length: version }, (_, place) => place + 1).filter((sequence) => !there.has(sequence));
}
