import { type BusPorts, consumers } from '../../functions/bus/consumers.ts';
import type { HttpContext } from '../../functions/http/http-context.ts';
import { cancelOrder } from '../../functions/http/orders/cancel-order.ts';
import { placeOrder } from '../../functions/http/orders/place-order.ts';
import { requestRefund } from '../../functions/http/refunds/request-refund.ts';
import type { AnyPartnerRoute, Route } from '../../functions/http/route.ts';
import { processProviderEvent } from '../../functions/provider-events/process-provider-event.ts';
import { restartLostOrders } from '../../functions/timers/restart-lost-orders.ts';
import type { SagaPorts } from '../../orchestrations/activity.ts';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { CosmosRefunds } from '../../shared/adapters/cosmos/cosmos-refunds.ts';
import { CosmosStock } from '../../shared/adapters/cosmos/cosmos-stock.ts';
import { STOCK_ID } from '../../shared/adapters/cosmos/stock-documents.ts';
import { toCloudEvent } from '../../shared/cloud-event.ts';
import { type OrderId, type OrderRef, orderIdFor, PartnerId, Sku } from '../../shared/domain/ids.ts';
import { Order } from '../../shared/domain/order.ts';
import type { Decision } from '../../shared/domain/order-decision.ts';
import { OrderEvent } from '../../shared/domain/order-events.ts';
import { reclaim, requestResume } from '../../shared/domain/order-recovery.ts';
import type { PaymentEvent } from '../../shared/domain/provider-event.ts';
import { Refund } from '../../shared/domain/refund.ts';
import { schemaVersions } from '../../shared/domain/schema-versions.ts';
import { Problem } from '../../shared/problems.ts';
import { runWithLog } from '../../shared/telemetry/log.ts';
import { CarrierBooks, PaymentBooks } from './books.ts';
import { type Changes, DocumentsInMemory } from './documents-in-memory.ts';
import { type Actor, Schedule, settled } from './schedule.ts';
import { SILENT, TaskHub } from './task-hub.ts';

export const partnerId = PartnerId.parse('acme');
const partner = { id: partnerId, name: 'Acme', tier: 'gold' };
export const skus = [Sku.parse('MUG'), Sku.parse('PEN')] as const;
const STOCK = 3;
const PRICE = { amount: 500, currency: 'EUR' as const };
const shipTo = { name: 'A. Buyer', street: 'Main 1', city: 'Wien', country: 'AT' };

/** Two colours run at the same time: the old one with the saga's released version. */
export const colours = {
  blue: { version: '1.0', processes: ['blue'] },
  green: { version: '1.1', processes: ['green 1', 'green 2'] },
} as const;
export type Colour = keyof typeof colours;

export interface Wanted {
  mugs: number;
  pens: number;
  paymentMethod: string;
  postalCode: string;
}

/** The consumers whose effects are in these books. */
const read = consumers.filter(({ subscription }) => subscription !== 'reports');

interface Message {
  event: OrderEvent;
  consumer: (typeof consumers)[number];
}

/** What a partner was answered. */
export interface Answer {
  request: 'place' | 'cancel' | 'refund';
  orderId: OrderId;
  /** The status in the answer, a problem's code, or `lost`. */
  answer: string;
  body?: string;
}

/** Orders, events, stock, payment and carrier, with everything that processes forget when they are killed. */
export class World {
  readonly schedule = new Schedule();
  readonly orders = new DocumentsInMemory('orders', ['partnerId', 'orderId'], (changes) => this.#noteOrder(changes));
  readonly catalog = new DocumentsInMemory('catalog', ['sku'], () => this.onStock());
  readonly payments = new PaymentBooks((orderId) => this.onCapture(orderId));
  readonly carrier = new CarrierBooks();
  readonly hubs: Record<Colour, TaskHub>;
  readonly answers: Answer[] = [];
  readonly placed: OrderId[] = [];
  readonly claimedLate = new Set<OrderId>();
  /** All that was ever delivered of each SKU. */
  readonly onHand: Record<Sku, number> = Object.fromEntries(skus.map((sku) => [sku, STOCK]));
  /** Every event that was ever written, as a message that can be delivered again. */
  readonly messages: Message[] = [];
  /** Called with each change of an order, of stock, and with each capture. */
  onOrder: (before: Order | undefined, after: Order, events: OrderEvent[]) => void = () => undefined;
  onStock: () => void = () => undefined;
  onCapture: (orderId: OrderId) => void = () => undefined;
  readonly #processes = new Map<string, SagaPorts>();
  #turns = 0;
  /** Messages and requests that a process works on. */
  readonly #handling = new Map<Actor, () => void>();

  constructor() {
    for (const sku of skus) {
      const level = {
        id: STOCK_ID,
        sku,
        type: 'stock',
        schemaVersion: schemaVersions.stock,
        available: STOCK,
        reserved: 0,
      };
      this.catalog.batch([{ operationType: 'Create', resourceBody: level }], sku);
    }
    const hub = (colour: Colour) => {
      const { version, processes } = colours[colour];
      const chooseProcess = () => {
        this.#turns += 1;
        return processes[this.#turns % processes.length] ?? processes[0];
      };
      return new TaskHub(this.schedule, {
        hub: colour,
        version,
        chooseProcess,
        portsOf: (process) => this.#portsOf(process),
      });
    };
    this.hubs = { blue: hub('blue'), green: hub('green') };
  }

  findOrder(orderId: OrderId): Order | undefined {
    const found = this.orders.list([partnerId, orderId]).find((document) => document['type'] === 'order');
    return found && Order.parse(found['order']);
  }

  /** @param n which order; the same number is the same request again */
  place(n: number, { mugs, pens, paymentMethod, postalCode }: Wanted, process: string): void {
    const idempotencyKey = `key ${n}`;
    const orderId = orderIdFor(partnerId, idempotencyKey);
    if (!this.placed.includes(orderId)) this.placed.push(orderId);
    const lines = [
      { sku: skus[0], quantity: mugs },
      { sku: skus[1], quantity: pens },
    ].filter(({ quantity }) => quantity > 0);
    const body = { lines, shipTo: { ...shipTo, postalCode }, paymentMethod, returnUrl: 'https://shop.example' };
    const request = { body, partner, idempotencyKey, fingerprint: JSON.stringify(body) };
    this.#request('place', orderId, placeOrder, request, process);
  }

  cancel(orderId: OrderId, process: string): void {
    this.#request('cancel', orderId, cancelOrder, { partner, params: { orderId } }, process);
  }

  refund(
    orderId: OrderId,
    n: number,
    asked: { amount?: number; mugs?: number; restock?: boolean },
    process: string,
  ): void {
    const { amount, mugs, restock = false } = asked;
    const what = amount
      ? { amount: { amount, currency: 'EUR' } }
      : mugs
        ? { lines: [{ sku: skus[0], quantity: mugs }] }
        : {};
    const body = { ...what, reason: 'why', restock };
    const request = {
      body,
      partner,
      idempotencyKey: `refund ${n}`,
      fingerprint: JSON.stringify(body),
      params: { orderId },
    };
    this.#request('refund', orderId, requestRefund, request, process);
  }

  /** The payer answers, if one is asked, and the provider sends an event of that. */
  pay(n: number, isConfirmed: boolean): void {
    const asked = [...this.payments.intents.values()].filter(({ status }) => status === 'acting');
    const intent = asked[n % Math.max(1, asked.length)];
    if (intent === undefined || this.payments.answer(intent, isConfirmed) === undefined) return;
    const event: PaymentEvent = {
      ...{ provider: 'payments', eventId: `evt_${intent.id}`, at: new Date(this.schedule.now).toISOString() },
      type: `payment_intent.${isConfirmed ? 'amount_capturable_updated' : 'payment_failed'}`,
      ...{ paymentId: intent.id, order: { partnerId, orderId: intent.orderId } },
      change: { kind: 'payment', status: isConfirmed ? 'requires_capture' : 'requires_payment_method' },
    };
    const process = colours.green.processes[0];
    const name = `event of ${intent.id}`;
    const work = async () => {
      const ports = { ...this.#portsOf(process), sagas: this.hubs.green.sagas } as unknown as BusPorts;
      // If it is lost, the saga looks by itself.
      await processProviderEvent(event, ports).catch(() => undefined);
    };
    this.schedule.add({
      kind: 'message',
      label: `${process} gets the ${name}`,
      run: () => this.#act(name, process, work),
    });
  }

  refundsOf(orderId: OrderId): Refund[] {
    const found = this.orders.list([partnerId, orderId]).filter((document) => document['type'] === 'refund');
    return found.map((document) => Refund.parse(document['refund']));
  }

  /** An operator takes the order from its run, or asks a stuck saga to try again. */
  operate(command: 'reclaim' | 'resume', orderId: OrderId): void {
    const process = 'operator';
    const decide = (order: Order): Decision => {
      const at = new Date(this.schedule.now);
      const decision = command === 'reclaim' ? reclaim(order, { at }) : requestResume(order, { at });
      return decision.kind === 'ended' || decision.kind === 'not_stuck' ? { kind: 'unchanged' } : decision;
    };
    this.#act(`${command} ${orderId.slice(-4)}`, process, async () => {
      await this.#portsOf(process)
        .orders.change({ partnerId, orderId }, decide)
        .catch(() => undefined);
    });
  }

  deliverStock(sku: Sku): void {
    this.onHand[sku] = (this.onHand[sku] ?? 0) + 1;
    const operations = [{ op: 'incr' as const, path: '/available', value: 1 }];
    this.catalog.batch([{ operationType: 'Patch', id: STOCK_ID, resourceBody: { operations } }], sku);
  }

  /** Service Bus delivers a message to one of the colours, and again if its consumer fails or dies. */
  deliver(message: Message, colour: Colour, again = ''): void {
    const { event, consumer } = message;
    const process = colours[colour].processes[0];
    const { sagas } = this.hubs[colour];
    const arrive = (ref: OrderRef) => sagas.start(ref);
    const admission = { arrive, admit: () => Promise.reject(new Error('nobody waits for a turn')) };
    const name = `${consumer.name} with ${event.type} of ${event.orderId.slice(-4)}`;
    const comeBack = () => this.deliver(message, colour, ' again');
    const work = async (actor: Actor) => {
      const ports = { ...this.#portsOf(process), sagas, admission } as unknown as BusPorts;
      try {
        await consumer.run(consumer.reads.parse(toCloudEvent(event)), ports);
      } catch {
        if (!actor.isDead) comeBack();
      }
      this.#handling.delete(actor);
    };
    const run = () => this.#act(name, process, work, comeBack);
    this.schedule.add({ kind: 'message', label: `${process} gets ${name}${again}`, run });
  }

  kill(process: string, isOnItsWay: boolean): void {
    this.schedule.tell(`${process} is killed`);
    this.schedule.kill(process, isOnItsWay);
    this.#processes.delete(process);
    for (const hub of Object.values(this.hubs)) hub.recover(process);
    for (const [actor, onDeath] of this.#handling) {
      if (actor.process !== process) continue;
      actor.isDead = true;
      this.#handling.delete(actor);
      onDeath();
    }
  }

  /** No more faults: providers work, every call is carried out, and time passes until nothing is left to do. */
  async settle(mostSteps = 3_000): Promise<void> {
    this.schedule.tell('no more faults');
    this.payments.isDown = false;
    this.carrier.isDown = false;
    for (let step = 0; step < mostSteps; step += 1) {
      if (this.schedule.length === 0) this.#startWaiting();
      if (this.schedule.length === 0) await this.#restartLost();
      if (this.schedule.length === 0) return;
      await this.schedule.step();
    }
  }

  /** As the timer does. It is not to be needed but for a run whose every attempt failed before it claimed the order. */
  #startWaiting(): void {
    for (const orderId of this.placed) {
      if (this.findOrder(orderId)?.saga.status !== 'waiting') continue;
      const instances = Object.values(this.hubs).flatMap((hub) => hub.instances);
      const last = instances.findLast((instance) => instance.orderId === orderId);
      if (!last?.history.some((past) => 'error' in past)) continue;
      const placed = this.messages.find(({ event }) => event.orderId === orderId && event.type === 'order.placed');
      if (placed) this.deliver(placed, 'green', ', because it waits');
    }
  }

  /** The real timer, when nothing else is left to do: then every saga that has not ended its order is lost. */
  async #restartLost(): Promise<void> {
    for (const { hub, found } of Object.values(this.hubs)) {
      const lost = this.placed.flatMap((orderId) => {
        const order = this.findOrder(orderId);
        if (order?.sagaHub !== hub || !['running', 'compensating', 'stuck'].includes(order.saga.status)) return [];
        const { sagaInstance: instance = '', saga } = order;
        return [{ partnerId, orderId, instance, run: 'run' in saga ? saga.run : '' }];
      });
      if (lost.length === 0) continue;
      const process = `${hub} timer`;
      const { orders, clock } = this.#portsOf(process);
      const working = { listQuiet: async () => lost };
      this.#act('restart lost orders', process, () =>
        runWithLog(SILENT, {}, () =>
          restartLostOrders({ working, orders, sagas: found, clock }, { quietMs: 0 }, () => 0),
        ),
      );
      await settled();
    }
  }

  #request(request: Answer['request'], orderId: OrderId, route: Route, asked: object, process: string): void {
    const { orders, refunds, clock } = this.#portsOf(process);
    const catalogue = { findPrices: async () => new Map(skus.map((sku) => [sku, PRICE])) };
    const context = {
      orders,
      refunds,
      clock,
      catalogue,
      screeningRules: { current: async () => [] },
    } as unknown as HttpContext;
    const answered = (answer: string, body?: string) =>
      this.answers.push({ request, orderId, answer, ...(body === undefined ? {} : { body }) });
    this.#act(`${request} ${orderId.slice(-4)}`, process, async () => {
      try {
        const reply = await (route as AnyPartnerRoute).handle(asked as never, context);
        const body = 'json' in reply ? reply.json : JSON.stringify('body' in reply && reply.body);
        answered(JSON.parse(body).status, body);
      } catch (error) {
        answered(error instanceof Problem ? error.code : 'lost');
      }
    });
  }

  #act(
    name: string,
    process: string,
    work: (actor: Actor) => Promise<void>,
    onDeath: () => void = () => undefined,
  ): void {
    const actor: Actor = { name, process, isDead: false };
    this.#handling.set(actor, onDeath);
    this.schedule.act(actor, () => work(actor));
  }

  #portsOf(process: string): SagaPorts {
    const known = this.#processes.get(process);
    if (known !== undefined) return known;
    const send = <T>(call: string, effect: () => T) => this.schedule.call(call, effect);
    const serving = { findReadable: async (type: keyof typeof schemaVersions) => schemaVersions[type] };
    const container = this.orders.toContainer(send);
    const clock = { now: () => new Date(this.schedule.now) };
    const orders = new CosmosOrders(container, serving, undefined, async () => undefined);
    const ports: SagaPorts = {
      orders,
      refunds: new CosmosRefunds(container, orders),
      stock: new CosmosStock(this.catalog.toContainer(send), clock),
      payments: this.payments.toPort(send),
      carrier: this.carrier.toPort(send),
      clock,
      deadlines: { payerMs: 60_000, authorizationMs: 518_400_000 },
    };
    this.#processes.set(process, ports);
    return ports;
  }

  /** One batch changed an order: the relay publishes its events. */
  #noteOrder(changes: Changes): void {
    const events: OrderEvent[] = [];
    let change: { before: Order | undefined; after: Order } | undefined;
    for (const { before, after } of changes.values()) {
      if (after?.['type'] === 'event') events.push(OrderEvent.parse(after['event']));
      if (after?.['type'] !== 'order') continue;
      change = { before: before && Order.parse(before['order']), after: Order.parse(after['order']) };
    }
    if (change === undefined) throw new Error('events were written without their order');
    const isClaim = change.before?.saga.status === 'waiting' && change.after.saga.status !== 'waiting';
    if (isClaim && this.schedule.isLate) this.claimedLate.add(change.after.id);
    this.onOrder(change.before, change.after, events);
    for (const event of events) {
      for (const consumer of read) {
        if (!consumer.reads.safeParse(toCloudEvent(event)).success) continue;
        const message = { event, consumer };
        this.messages.push(message);
        this.deliver(message, 'green');
      }
    }
  }
}
