import { Movement, Reservation, StockLevel } from '../../shared/adapters/cosmos/stock-documents.ts';
import { eventCatalogue } from '../../shared/domain/event-catalogue.ts';
import type { OrderId } from '../../shared/domain/ids.ts';
import { isPaid, type Order } from '../../shared/domain/order.ts';
import type { OrderEvent } from '../../shared/domain/order-events.ts';
import { findScreeningFaults, findVerdictFaults } from './check-screening.ts';
import { findShipmentFaults, findTrackingFaults } from './check-shipment.ts';
import type { Happening, Instance } from './task-hub.ts';
import { skus, type World } from './world.ts';

const STEPS = ['reserve-stock', 'authorize-payment', 'book-shipment', 'capture-payment'];
const PAID = ['confirmed', 'partially_refunded', 'refunded'];
const dataSchemas = new Map(eventCatalogue.map(({ type, data }) => [type, data]));
const ENDED = [...PAID, 'cancelled', 'failed'];

/** Watches a world while it runs, and compares all books at the end. Each fault is one sentence. */
export class Auditor {
  readonly faults: string[] = [];
  readonly seenTypes = new Set<string>();
  readonly #world: World;
  readonly #events = new Map<OrderId, OrderEvent[]>();
  /** The runs that an order noted as undoing it. */
  readonly #undoing = new Set<string>();

  constructor(world: World) {
    this.#world = world;
    world.onOrder = (before, after, events) => this.#checkChange(before, after, events);
    world.onStock = () => this.#checkStock();
    world.onAuthorize = (orderId) => this.#checkAuthorization(orderId);
    world.onCapture = (orderId, id) => this.#checkCapture(orderId, id);
    world.onReserved = (orderId, released) =>
      this.#require(released.length === 0, `order ${orderId.slice(-4)} gets ${released}, which it gave back`);
  }

  /** When nothing is left to do. */
  checkEnd(): void {
    const { schedule, placed } = this.#world;
    this.#require(schedule.length === 0, 'the work never ends');
    for (const orderId of placed) {
      const order = this.#world.findOrder(orderId);
      if (order !== undefined) this.#checkOrder(order);
    }
    this.#checkAnswers();
    this.#checkReservations();
    for (const hub of Object.values(this.#world.hubs)) for (const instance of hub.instances) this.#checkUndos(instance);
  }

  #report(which: string, faults: Iterable<string>): void {
    for (const fault of faults) this.#require(false, `${which} ${fault}`);
  }

  #require(isTrue: boolean, fault: string): void {
    if (isTrue) return;
    this.faults.push(fault);
    this.#world.schedule.tell(`!! ${fault}`);
  }

  /** Every change of what a partner sees has one event, and their sequence has no gap. */
  #checkChange(before: Order | undefined, after: Order, events: OrderEvent[]): void {
    const which = `order ${after.id.slice(-4)}`;
    const known = this.#events.get(after.id) ?? [];
    this.#events.set(after.id, [...known, ...events]);
    const version = before?.version ?? 0;
    this.#require(
      after.version === version + events.length,
      `${which} goes from version ${version} to ${after.version} with ${events.length} events`,
    );
    events.forEach(({ sequence }, place) => {
      const expected = after.version - events.length + 1 + place;
      this.#require(sequence === expected, `${which} has event ${sequence} at version ${expected}`);
    });
    for (const { type, data } of events) {
      this.seenTypes.add(type);
      const fault = dataSchemas.get(type)?.safeParse(data).error?.message;
      this.#require(fault === undefined, `${which} has ${type} that is not as the catalogue says: ${fault}`);
    }
    this.#require(
      before?.status === after.status || events.length > 0,
      `${which} becomes ${after.status} without an event`,
    );
    this.#report(which, findScreeningFaults(before, after, this.#world.schedule.now));
    this.#report(which, findTrackingFaults(before, after));
    if (before === undefined) return;
    const { saga } = after;
    if (saga.status === 'compensating') this.#undoing.add(saga.run);
    const isUndone = ['failed', 'cancelled'].includes(after.status) && before.status !== after.status;
    this.#require(
      !isUndone || ['compensating', 'stuck'].includes(before.saga.status),
      `${which} ends as ${after.status}, and its saga was ${before.saga.status}`,
    );
    const [was, is] = [before, after].map((order) => ('payment' in order ? order.payment : undefined));
    const isSame = was === undefined || is === undefined || is.id === was.id || is.renewal?.replaces === was.id;
    this.#require(isSame, `${which} notes the payment ${is?.id} instead of ${was?.id}`);
    this.#require(
      !ENDED.includes(before.status) || before.status === after.status || (isPaid(before) && isPaid(after)),
      `${which} was ${before.status} and becomes ${after.status}`,
    );
    const turned = 'capturing' in before && before.saga.status !== 'compensating' && after.status === 'cancelling';
    this.#require(!turned, `${which} is cancelled while its payment is captured`);
  }

  #checkStock(): void {
    for (const sku of skus) {
      const { level, reserved } = this.#stockOf(sku);
      const total = level.available + level.taken;
      this.#require(
        total === this.#world.onHand[sku],
        `${sku}: available ${level.available} + taken ${level.taken} is not ${this.#world.onHand[sku]}`,
      );
      this.#require(
        level.taken === reserved,
        `${sku}: ${level.taken} are reserved or sold, but the reservations say ${reserved}`,
      );
    }
  }

  #stockOf(sku: string) {
    const documents = this.#world.catalog.list(sku);
    const level = StockLevel.parse(documents.find(({ id }) => id === 'stock'));
    // The books count also what has expired.
    const all = [...documents, ...this.#world.catalog.expired.filter((found) => found['sku'] === sku)];
    const reservations = all.filter(({ type }) => type === 'reservation').map((found) => Reservation.parse(found));
    const held = reservations.filter(({ state }) => state !== 'released');
    const back = all.filter(({ type }) => type === 'movement').map((found) => Movement.parse(found));
    const sum = (counts: readonly { quantity: number }[]) =>
      counts.reduce((total, { quantity }) => total + quantity, 0);
    return { level, held, back, reserved: sum(held) - sum(back) };
  }

  /** An order that is authorized again gives the first authorization back before. */
  #checkAuthorization(orderId: OrderId): void {
    const held = this.#intentsOf(orderId).filter(({ status }) => status === 'authorized').length;
    this.#require(held <= 1, `order ${orderId.slice(-4)} has ${held} authorizations at the same time`);
  }

  #intentsOf(orderId: OrderId) {
    return [...this.#world.payments.intents.values()].filter((intent) => intent.orderId === orderId);
  }

  /** The pivot is a write that comes before the call. */
  #checkCapture(orderId: OrderId, id: string): void {
    const order = this.#world.findOrder(orderId);
    const isPivot = order?.status === 'booked' && order.capturing === true;
    this.#require(
      isPivot,
      `the payment of ${orderId.slice(-4)} is captured while the order is ${order?.status} and not capturing`,
    );
    const noted = order && 'payment' in order ? order.payment?.id : undefined;
    this.#require(noted === id, `order ${orderId.slice(-4)} notes the payment ${noted}, and ${id} is captured`);
  }

  #checkOrder(order: Order): void {
    const which = `order ${order.id.slice(-4)}`;
    this.#require(
      ENDED.includes(order.status),
      `${which} never ends: it is ${order.status}, its saga is ${order.saga.status}`,
    );
    const isLost = (order.sagaRestarts ?? 0) > 0 && !this.#world.claimedLate.has(order.id);
    this.#require(!isLost, `${which} was lost by its saga`);
    const events = this.#events.get(order.id) ?? [];
    const ends = events.filter(({ type }) => ['order.confirmed', 'order.failed', 'order.cancelled'].includes(type));
    this.#require(ends.length === 1, `${which} has ${ends.length} events of its end`);
    const isConfirmed = PAID.includes(order.status);

    const intents = this.#intentsOf(order.id);
    const captures = intents.flatMap(({ effects }) => effects.filter((effect) => effect === 'captured')).length;
    this.#require(captures <= 1, `${which} is charged ${captures} times`);
    const kept = intents.reduce((sum, { captured, refunded }) => sum + captured - refunded, 0);
    const refunds = this.#world.refundsOf(order.id);
    const paidBack = refunds
      .filter(({ status }) => status === 'succeeded')
      .reduce((sum, { amount }) => sum + amount.amount, 0);
    for (const { id, status, saga } of refunds) {
      this.#require(saga.status === 'completed', `refund ${id.slice(-4)} never ends: ${status}, saga ${saga.status}`);
    }
    this.#require(
      paidBack === (isPaid(order) ? (order.refunds?.refunded ?? 0) : 0),
      `${which} says that it refunded another amount than ${paidBack}`,
    );
    this.#require(!isPaid(order) || !('delayed' in order && order.delayed), `${which} stays delayed`);
    const due = isConfirmed ? order.total.amount - paidBack : 0;
    this.#require(kept === due, `${which} is ${order.status}, and ${kept} is kept instead of ${due}`);
    // Its payer could still confirm one that waits for them.
    const held = intents.filter(({ status }) => status === 'authorized' || status === 'acting').length;
    this.#require(held === 0, `${which} is ${order.status}, and the amount is still held`);
    this.#require(order.status !== 'cancelled' || captures === 0, `${which} is cancelled, and was charged before`);

    this.#report(which, findShipmentFaults(this.#world, order));
    this.#report(which, findVerdictFaults(this.#world, order));
    // The authorization lasts as long as it has to, unless a process was frozen for longer.
    const mayExpire = this.#world.hasFrozen || ['pm_expires', 'pm_once'].includes(order.paymentMethod);
    const hasExpired = order.status === 'failed' && order.failure.code === 'capture_refused';
    this.#require(mayExpire || !hasExpired, `${which} fails because its authorization ended`);
    const isForgotten = isPaid(order) && order.cancellation !== undefined && order.status !== 'refunded';
    this.#require(!isForgotten, `${which} was cancelled late, and is ${order.status}`);
  }

  /** Of each SKU, a confirmed order has what it ordered as sold, and every other order has nothing. */
  #checkReservations(): void {
    for (const sku of skus) {
      const { held, back: movements } = this.#stockOf(sku);
      for (const orderId of this.#world.placed) {
        const order = this.#world.findOrder(orderId);
        const wanted = order && isPaid(order) ? order.lines.find((line) => line.sku === sku)?.quantity : 0;
        const { quantity: has = 0, state } = held.find((reservation) => reservation.orderId === orderId) ?? {};
        const restocked = movements
          .filter((movement) => movement.orderId === orderId)
          .reduce((sum, { quantity }) => sum + quantity, 0);
        this.#require(
          has === (wanted ?? 0),
          `order ${orderId.slice(-4)} is ${order?.status}, and has ${has} ${sku} instead of ${wanted ?? 0}`,
        );
        this.#require(has === 0 || state === 'sold', `order ${orderId.slice(-4)} is paid, and its ${sku} is ${state}`);
        const back = this.#world
          .refundsOf(orderId)
          .filter(({ status, restock, shipment }) => {
            const isStopped = restock === 'if_stopped' && shipment === 'stopped';
            return status === 'succeeded' && (restock === 'yes' || isStopped);
          })
          .flatMap(({ lines }) => lines.filter((line) => line.sku === sku))
          .reduce((sum, { quantity }) => sum + quantity, 0);
        this.#require(
          restocked === back,
          `${restocked} ${sku} of order ${orderId.slice(-4)} came back instead of ${back}`,
        );
      }
    }
  }

  /** One key, one order and one answer. A cancellation has exactly one outcome, and the partner knows it. */
  #checkAnswers(): void {
    for (const { request, orderId, answer, body } of this.#world.answers) {
      const which = `order ${orderId.slice(-4)}`;
      const order = this.#world.findOrder(orderId);
      if (request === 'place') {
        const first = this.#world.answers.find((one) => one.request === 'place' && one.orderId === orderId && one.body);
        this.#require(body === undefined || body === first?.body, `${which} has two first answers`);
        this.#require(body === undefined || order !== undefined, `${which} was accepted, and is lost`);
      } else {
        const isAccepted = answer === 'cancelling' || answer === 'cancelled';
        this.#require(
          !isAccepted || order?.status === 'cancelled',
          `${which} was answered ${answer} and ends as ${order?.status}`,
        );
        if (request === 'refund' || request === 'update') continue;
        const isNoted = answer === 'booked' && order?.status !== 'failed';
        this.#require(
          !isNoted || order?.status === 'refunded',
          `${which} was captured when it was cancelled, and ends as ${order?.status}`,
        );
        const isRefunded = ['refunding', 'refunded'].includes(answer);
        this.#require(
          !isRefunded || order?.status === 'refunded',
          `${which} was answered ${answer} to its cancellation, and ends as ${order?.status}`,
        );
        const isTurned = ['pending', 'reserved', 'awaiting_payment', 'authorized'].includes(answer);
        this.#require(
          !isTurned || order?.status === 'failed',
          `${which} was failing when it was cancelled, and ends as ${order?.status}`,
        );
      }
    }
    for (const orderId of this.#world.placed) {
      const requests = (this.#events.get(orderId) ?? []).filter(({ type }) => type === 'order.cancellation_requested');
      const order = this.#world.findOrder(orderId);
      const isCancelled = order?.status === 'cancelled';
      // One that came while the payment was captured may find that the capture is refused.
      this.#require(
        requests.length === (isCancelled ? 1 : 0) || (requests.length === 1 && isTooLate(order)),
        `order ${orderId.slice(-4)} has ${requests.length} cancellations`,
      );
    }
  }

  /** A saga undoes what it began, the last first, unless it took the order over from one that was lost. */
  #checkUndos({ id, begun, history, run = '' }: Instance): void {
    const undos = distinct(begun.filter((name) => name.startsWith('undo-')).map((name) => name.slice('undo-'.length)));
    const steps = distinct(begun.filter((name) => STEPS.includes(name)));
    const order = (step: string) => STEPS.indexOf(step);
    this.#require(undos.length === 0 || this.#undoing.has(run), `${id} undoes an order that another run has`);
    const isLastFirst = undos.every((step, n) => n === 0 || order(step) < order(undos[n - 1] ?? ''));
    this.#require(isLastFirst, `${id} undoes ${undos.join(', ')} in that sequence`);
    // A run that finds an order on its way back undoes every step: an earlier run may have begun it.
    if (history.some(isTakeOver)) return;
    for (const step of undos) this.#require(steps.includes(step), `${id} undoes ${step}, which it never began`);
  }
}

const isTakeOver = (past: Happening) =>
  'value' in past &&
  (past.label === 'claim-order' ? past.value !== 'claimed' : JSON.stringify(past.value)?.includes('"everything":true'));
/** It was cancelled while its payment was captured. */
const isTooLate = (order: Order | undefined) =>
  order?.status === 'failed' || (order !== undefined && isPaid(order) && order.cancellation !== undefined);
const distinct = (names: string[]): string[] => [...new Set(names)];
