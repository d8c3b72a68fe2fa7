import type { Break, Edit } from './break.ts';
import { webhookBreaks } from './webhook-breaks.ts';

const edit = (file: string, from: string, to = ''): Edit => ({ file, from, to });
const once = (name: string, file: string, from: string, to = ''): Break => ({ name, edits: [edit(file, from, to)] });

const CHANGES = 'shared/domain/order-changes.ts';
const CANCELLATION = 'shared/domain/order-cancellation.ts';
const SCREENING = 'shared/domain/order-screening.ts';
const SAGA = 'orchestrations/saga-version.ts';
const STOCK = 'shared/adapters/cosmos/cosmos-stock.ts';
const AUTHORIZE = 'orchestrations/steps/authorize-payment.ts';
const BOOK = 'orchestrations/steps/book-shipment.ts';
const CAPTURE = 'orchestrations/steps/capture-payment.ts';
const RENEW = 'orchestrations/steps/renew-authorization.ts';

const ofSagas: Break[] = [
  {
    name: 'a run that takes an order over undoes only its own steps',
    edits: [
      edit(SAGA, "if (outcome.kind === 'done' && outcome.everything) beginEverything();"),
      edit(SAGA, 'if (error instanceof TurnedBack && error.everything) beginEverything();'),
    ],
  },
  {
    name: 'an undo is registered after its step',
    edits: [
      edit(SAGA, 'if (isNew) begun.push(toTodo(step.undo, argument));'),
      edit(
        SAGA,
        "if (outcome.kind === 'refused' && !outcome.undo && isNew) begun.pop();",
        "if (isNew && !(outcome.kind === 'refused' && !outcome.undo)) begun.push(toTodo(step.undo, argument));",
      ),
    ],
  },
  once(
    'a compensation writes no fence',
    'orchestrations/order-ledger.ts',
    'const { kind } = await orders.change(order, (now) => compensate(now, order.failure, { run: order.run, at }));',
    "const kind = 'changed';",
  ),
  once('a run that lost its order undoes it', SAGA, "if (compensation === 'superseded') throw new Superseded();"),
  {
    name: 'a run claims an order of another one',
    edits: [
      edit(
        CHANGES,
        "if (!hasSagaStatus(order, 'waiting')) return isOf(order, run) ? unchanged : superseded;",
        'if (isOf(order, run)) return unchanged;',
      ),
      edit(
        'orchestrations/steps/reserve-stock.ts',
        "if (!hasSagaStatus(order, 'waiting') && !isOf(order, run.run)) return superseded;",
      ),
    ],
  },
  once(
    'an order that is taken from its run forgets its failure',
    'shared/domain/order-recovery.ts',
    "return { status: 'waiting', ...(failure ? { failure } : {}) };",
    "return { status: 'waiting' };",
  ),
  once(
    'an order is written over a newer one',
    'shared/adapters/cosmos/cosmos-orders.ts',
    "{ operationType: 'Replace', id: orderId, ifMatch, resourceBody: document }",
    "{ operationType: 'Replace', id: orderId, resourceBody: document }",
  ),
];

const ofPayments: Break[] = [
  once('a payment is not released', AUTHORIZE, 'await payments.release(payment.id);'),
  once('a second payment is noted', CHANGES, 'if (order.payment !== undefined) return unchanged;'),
  {
    name: 'a payment is captured without the write before it',
    edits: [
      edit(CHANGES, 'shipment, capturing: true } as const;', 'shipment } as const;'),
      edit(
        CAPTURE,
        'const { order } = await orders.change(known, (now) => beginCapture(now, step()));',
        'const order = known;',
      ),
    ],
  },
  once('a refused capture confirms the order', CAPTURE, "if (reply.kind !== 'done') {", 'if (false) {'),
  once('an authorization is not renewed', RENEW, '< deadlines.authorizationMs) return', '< Infinity) return'),
  once('a renewal keeps the first authorization', RENEW, 'await payments.release(now.payment.renewal.replaces);'),
  once(
    'an undo releases only the renewed payment',
    AUTHORIZE,
    'if (replaces !== undefined) await payments.release(replaces);',
  ),
  once(
    'a renewal is not noted',
    'shared/domain/payment-renewal.ts',
    'const renewed = { id, renewal: { count, replaces: payment.id } };',
    'const renewed = { id: payment.id, renewal: { count, replaces: id } };',
  ),
];

const ofStock: Break[] = [
  once(
    'a sale is forgotten',
    'functions/bus/sell-reservations.ts',
    'await stock.sell(order.id, order.lines, time === undefined ? undefined : new Date(time))',
    "{ kind: 'sold' }",
  ),
  once('a release leaves no tombstone', STOCK, 'const bury: OperationInput =', 'if (!existing) return; const bury ='),
  once(
    'a reservation ignores a tombstone',
    STOCK,
    "return existing !== undefined && existing.reservation.state !== 'released';",
    'return existing !== undefined;',
  ),
  once(
    'a repeated release gives back twice',
    STOCK,
    "if (existing?.reservation.state === 'released') {",
    'if (false) {',
  ),
  once(
    'a repeated refund restocks twice',
    STOCK,
    'const movementId = movementIdOf(id);',
    'const movementId = movementIdOf(id + Math.random());',
  ),
];

const ofCancellations: Break[] = [
  once(
    'a cancellation does not see the pivot',
    CANCELLATION,
    "    case 'booked': {\n",
    `    case 'booked': {
      const cancelled = { requestedAt: at.toISOString(), from: 'authorized' };
      const back = { ...order, status: 'cancelling', saga: turnBack(order), cancellation: cancelled };
      if (order.saga.status === 'running') return changeWithEvent('cancel', order, back, at, {});
`,
  ),
  once(
    'a late cancellation is not noted',
    CANCELLATION,
    "return changeWithEvent('noteCancellation', order, { ...order, cancellation }, at, {});",
    'return unchanged;',
  ),
  once(
    'a late cancellation is forgotten at the confirmation',
    CHANGES,
    'const refund = order.cancellation && refundCancelled(decision.order, { at });',
    'const refund = undefined;',
  ),
  once(
    'a delivered order can be cancelled',
    CANCELLATION,
    "statusOf(shipment) === 'delivered';",
    'statusOf(shipment) === undefined;',
  ),
  once(
    'more is refunded than is left',
    'shared/domain/order-refunds.ts',
    'if (amount.amount > left.amount || amount.amount === 0)',
    'if (amount.amount > order.total.amount || amount.amount === 0)',
  ),
];

const ofShipments: Break[] = [
  once('a shipment is not cancelled', BOOK, 'await carrier.cancel(run.orderId);'),
  once(
    'a refund of everything does not stop the shipment',
    'orchestrations/steps/take-shipment-back.ts',
    'await carrier.takeBack(run.orderId)',
    "'stopped'",
  ),
  once(
    'an old event of the carrier counts',
    'shared/domain/order-tracking.ts',
    'if (tracking.version <= (shipment.trackedVersion ?? 0)) return unchanged;',
  ),
  once(
    'an event of the carrier that comes too early is dropped',
    'functions/provider-events/move-shipment.ts',
    'throw new NotYet(`order $',
    'return String(`order $',
  ),
];

const ofScreening: Break[] = [
  {
    name: 'an order is booked without a verdict',
    edits: [
      edit(BOOK, 'if (isWaitingForVerdict(order)) return waiting(new Date(order.screening.until));'),
      edit(CHANGES, 'if (isWaitingForVerdict(order)) return superseded;'),
    ],
  },
  once(
    'a deadline decides too early',
    SCREENING,
    'if (!isWaitingForVerdict(order) || at.getTime() < Date.parse(order.screening.until)) return unchanged;',
    'if (!isWaitingForVerdict(order)) return unchanged;',
  ),
  once('a deadline decides the opposite', SCREENING, "onDeadline === 'release' ?", "onDeadline !== 'release' ?"),
  once(
    'a second verdict counts',
    SCREENING,
    `if (!isWaitingForVerdict(order)) return unchanged;
  const screening = { ...order.screening, ...verdict, state: 'rejected' }`,
    `if (!isScreenable(order) || failureOf(order) || !order.screening) return unchanged;
  const screening = { ...order.screening, ...verdict, state: 'rejected' }`,
  ),
  once('a rejected order goes on', SCREENING, 'saga: turnBack(order, REJECTED) }', '}'),
  once('a rejected order fails for another reason', CHANGES, 'failureOf(order) ?? failure;', 'failure;'),
  once(
    'a new address is not screened',
    'shared/domain/order-update.ts',
    "const screening = changed.includes('shipTo') ?",
    'const screening = false ?',
  ),
  once(
    'the verdict on an old address counts for the new one',
    'functions/bus/screen-order.ts',
    "if (now.screening?.since !== since) return { kind: 'unchanged' };",
  ),
];

/** What the model must find. */
export const breaks: readonly Break[] = [
  ...ofSagas,
  ...ofPayments,
  ...ofStock,
  ...ofCancellations,
  ...ofShipments,
  ...ofScreening,
  ...webhookBreaks,
];
