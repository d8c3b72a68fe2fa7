import { type BusPorts, consumers } from '../../functions/bus/consumers.ts';
import type { HttpContext } from '../../functions/http/http-context.ts';
import { cancelOrder } from '../../functions/http/orders/cancel-order.ts';
import { placeOrder } from '../../functions/http/orders/place-order.ts';
import { updateOrder } from '../../functions/http/orders/update-order.ts';
import { requestRefund } from '../../functions/http/refunds/request-refund.ts';
import type { AnyPartnerRoute, Route } from '../../functions/http/route.ts';
import { processProviderEvent } from '../../functions/provider-events/process-provider-event.ts';
import { restartLostOrders } from '../../functions/timers/restart-lost-orders.ts';
import type { SagaPorts } from '../../orchestrations/activity.ts';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { CosmosRefunds } from '../../shared/adapters/cosmos/cosmos-refunds.ts';
import { CosmosScreenedOrders } from '../../shared/adapters/cosmos/cosmos-screened-orders.ts';
import { CosmosStock } from '../../shared/adapters/cosmos/cosmos-stock.ts';
import { Reservation, STOCK_ID } from '../../shared/adapters/cosmos/stock-documents.ts';
import { toCloudEvent } from '../../shared/cloud-event.ts';
import { type OrderId, type OrderRef, orderIdFor, PartnerId, Sku } from '../../shared/domain/ids.ts';
import { Order } from '../../shared/domain/order.ts';
import type { Decision } from '../../shared/domain/order-decision.ts';
import { OrderEvent } from '../../shared/domain/order-events.ts';
import { reclaim, requestResume } from '../../shared/domain/order-recovery.ts';
import { reject, release } from '../../shared/domain/order-screening.ts';
import type { PaymentEvent, ProviderEvent, ShipmentEvent } from '../../shared/domain/provider-event.ts';
import { Refund } from '../../shared/domain/refund.ts';
import { schemaVersions } from '../../shared/domain/schema-versions.ts';
import { NotYet } from '../../shared/ports/not-yet.ts';
import type { Sagas } from '../../shared/ports/sagas.ts';
import type { Stock } from '../../shared/ports/stock.ts';
import { Problem } from '../../shared/problems.ts';
import { runWithLog } from '../../shared/telemetry/log.ts';
import { PaymentBooks } from './books.ts';
import { CarrierBooks, type Move } from './carrier-books.ts';
import { type Changes, DocumentsInMemory } from './documents-in-memory.ts';
import { type Actor, Schedule, settled } from './schedule.ts';
import { rules } from './screening-rules.ts';
import { SILENT, TaskHub } from './task-hub.ts';

export const partnerId = PartnerId.parse('acme');
const partner = { id: partnerId, name: 'Acme', tier: 'gold' };
export const skus = [Sku.parse('MUG'), Sku.parse('PEN')] as const;
const STOCK = 3;
const MONTH_MS = 32 * 86_400_000;
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

interface Message {
  event: OrderEvent;
  consumer: (typeof consumers)[number];
}

const NOTHING_KNOWN = { kind: 'unchanged', order: undefined } as const;

/** What a partner was answered. */
export interface Answer {
  request: 'place' | 'cancel' | 'refund' | 'update';
  orderId: OrderId;
  /** The status in the answer, a problem's code, or `lost`. */
  answer: string;
  body?: string;
}

/** Orders, events, stock, payment and carrier, with everything that processes forget when they are killed. */
export class World {
  readonly schedule = new Schedule();
  readonly orders = new DocumentsInMemory('orders', ['partnerId', 'orderId'], (changes) => this.#noteOrder(changes));
  readonly catalog = new DocumentsInMemory(
    'catalog',
    ['sku'],
    () => this.onStock(),
    () => this.schedule.now,
  );
  readonly payments = new PaymentBooks(() => this.schedule.now, {
    onAuthorize: (orderId) => this.onAuthorize(orderId),
    onCapture: (orderId, id) => this.onCapture(orderId, id),
  });
  readonly carrier = new CarrierBooks();
  readonly hubs: Record<Colour, TaskHub>;
  readonly answers: Answer[] = [];
  readonly placed: OrderId[] = [];
  readonly claimedLate = new Set<OrderId>();
  /** What an operator decided about an order on hold. */
  readonly verdicts: { orderId: OrderId; verdict: 'release' | 'reject'; since: string }[] = [];
  /** Every event that the carrier has sent. */
  readonly moves: ShipmentEvent[] = [];
  hasFrozen = false;
  /** The stock answers nobody, and does later what it was asked for. */
  isStockSilent = false;
  /** All that was ever delivered of each SKU. */
  readonly onHand: Record<Sku, number> = Object.fromEntries(skus.map((sku) => [sku, STOCK]));
  /** Every event that was ever written, as a message that can be delivered again. */
  readonly messages: Message[] = [];
  /** Called with each change of an order, of stock, and with each authorization and capture. */
  onOrder: (before: Order | undefined, after: Order, events: OrderEvent[]) => void = () => undefined;
  onStock: () => void = () => undefined;
  onAuthorize: (orderId: OrderId) => void = () => undefined;
  onCapture: (orderId: OrderId, id: string) => void = () => undefined;
  /** Called when an order is given stock. `released`: what it had given back before it asked. */
  onReserved: (orderId: OrderId, released: readonly Sku[]) => void = () => undefined;
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
        const awake = this.#awake(colour);
        return awake[this.#turns % awake.length] ?? processes[0];
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

  updateAddress(orderId: OrderId, postalCode: string, process: string): void {
    const asked = { partner, params: { orderId }, ifMatch: '*', body: { shipTo: { ...shipTo, postalCode } } };
    this.#request('update', orderId, updateOrder, asked, process);
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
    this.#announce(event, `event of ${intent.id}`);
  }

  /** A parcel moves, and the carrier sends an event of that. */
  move(orderId: OrderId | undefined, parcel: number, status: Move): void {
    const moved = orderId && this.carrier.move(orderId, parcel, status);
    const shipment = orderId && this.carrier.shipments.get(orderId);
    if (!moved || !shipment) return;
    const { version, packages } = shipment;
    const event: ShipmentEvent = {
      ...{ provider: 'carrier', eventId: `${orderId}/${version}`, at: new Date(this.schedule.now).toISOString() },
      ...{ type: `shipment.${status}`, reference: orderId, status, version, trackingNumber: moved.trackingNumber },
      packages: packages.map((one) => ({ ...one, items: [] })),
    };
    this.moves.push(event);
    this.announceMove(event);
  }

  announceMove(event: ShipmentEvent, again = ''): void {
    this.#announce(event, `event ${event.version} of the shipment ${event.reference.slice(-4)}${again}`);
  }

  refundsOf(orderId: OrderId): Refund[] {
    const found = this.orders.list([partnerId, orderId]).filter((document) => document['type'] === 'refund');
    return found.map((document) => Refund.parse(document['refund']));
  }

  /** An operator takes the order from its run, asks a stuck saga to try again, or decides about an order on hold. */
  operate(command: 'reclaim' | 'resume' | 'release' | 'reject', orderId: OrderId): void {
    const process = 'operator';
    const decide = (order: Order): Decision => {
      const at = new Date(this.schedule.now);
      if (command === 'release' || command === 'reject') {
        return { release, reject }[command](order, { at, by: 'operator', because: 'why' });
      }
      const decision = command === 'reclaim' ? reclaim(order, { at }) : requestResume(order, { at });
      return decision.kind === 'ended' || decision.kind === 'not_stuck' ? { kind: 'unchanged' } : decision;
    };
    this.#act(`${command} ${orderId.slice(-4)}`, process, async () => {
      const { orders } = this.#portsOf(process);
      const { kind, order } = await orders.change({ partnerId, orderId }, decide).catch(() => NOTHING_KNOWN);
      const { since } = order?.screening ?? {};
      const isVerdict = command === 'release' || command === 'reject';
      if (isVerdict && kind === 'changed' && since) this.verdicts.push({ orderId, verdict: command, since });
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
    const process = this.#awake(colour)[0] ?? colours[colour].processes[0];
    const { sagas } = this.hubs[colour];
    const arrive = (ref: OrderRef) => sagas.start(ref);
    const admission = { arrive, admit: () => Promise.reject(new Error('nobody waits for a turn')) };
    const name = `${consumer.name} with ${event.type} of ${event.orderId.slice(-4)}`;
    const comeBack = () => this.deliver(message, colour, ' again');
    const work = async (actor: Actor) => {
      const ports = { ...this.#busPortsOf(process, sagas), admission } as unknown as BusPorts;
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
    this.schedule.frozen.delete(process);
    this.#processes.delete(process);
    for (const hub of Object.values(this.hubs)) hub.recover(process);
    for (const [actor, onDeath] of this.#handling) {
      if (actor.process !== process) continue;
      actor.isDead = true;
      this.#handling.delete(actor);
      onDeath();
    }
  }

  /** The process is slow long enough that its work goes to others. It goes on later, and does not know that. */
  freeze(process: string): void {
    this.hasFrozen = true;
    this.schedule.frozen.add(process);
    for (const hub of Object.values(this.hubs)) hub.recover(process);
    for (const [actor, onDeath] of this.#handling) {
      if (actor.process !== process) continue;
      actor.isForgotten = true;
      this.#handling.delete(actor);
      onDeath();
    }
  }

  /** So long that what the ledger of stock keeps of ended orders has expired. Nobody sleeps for that long, and no outage lasts. */
  async passMonth(mostSteps = 300): Promise<void> {
    this.#endOutages();
    for (const process of this.schedule.frozen) this.kill(process, false);
    for (let step = 0; step < mostSteps && this.schedule.length > 0; step += 1) await this.schedule.step();
    const isOnItsWay = this.schedule.running.some(({ kind }) => kind === 'call' || kind === 'late');
    if (!isOnItsWay) this.schedule.now += MONTH_MS;
  }

  /** No more faults: providers work, every call is carried out, and time passes until nothing is left to do. */
  async settle(mostSteps = 3_000): Promise<void> {
    this.schedule.tell('no more faults');
    this.#endOutages();
    for (let step = 0; step < mostSteps; step += 1) {
      if (this.schedule.length === 0) this.#startWaiting();
      if (this.schedule.length === 0) await this.#restartLost();
      if (this.schedule.length === 0) return;
      await this.schedule.step();
    }
  }

  #endOutages(): void {
    for (const provider of [this.payments, this.carrier]) Object.assign(provider, { isDown: false, isMute: false });
    this.isStockSilent = false;
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
      screeningRules: { current: async () => rules },
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

  /** An event of a provider. One that comes too early comes again. */
  #announce(event: ProviderEvent, name: string): void {
    const process = this.#awake('green')[0] ?? colours.green.processes[0];
    const comeBack = () => {
      const at = this.schedule.now + 10_000;
      const run = () => this.#announce(event, name);
      this.schedule.add({ kind: 'timer', label: `the ${name} comes again`, at, run });
    };
    const work = async (actor: Actor) => {
      const ports = this.#busPortsOf(process, this.hubs.green.sagas);
      try {
        await runWithLog(SILENT, {}, () => processProviderEvent(event, ports));
      } catch (error) {
        // Of a payment the saga finds out by itself.
        if (!actor.isDead && (error instanceof NotYet || event.provider === 'carrier')) comeBack();
      }
      this.#handling.delete(actor);
    };
    const onDeath = () => (event.provider === 'carrier' ? comeBack() : undefined);
    const run = () => this.#act(name, process, work, onDeath);
    this.schedule.add({ kind: 'message', label: `${process} gets the ${name}`, run });
  }

  #awake(colour: Colour): readonly string[] {
    return colours[colour].processes.filter((process) => !this.schedule.frozen.has(process));
  }

  #busPortsOf(process: string, sagas: Sagas): BusPorts {
    const orderOwners = {
      find: async (orderId: OrderId) => (this.findOrder(orderId) ? { partnerId, orderId } : undefined),
    };
    const screeningRules = { read: async () => rules };
    const send = <T>(call: string, effect: () => T) => this.schedule.call(call, effect);
    const screenedOrders = new CosmosScreenedOrders(this.orders.toContainer(send));
    return { ...this.#portsOf(process), sagas, orderOwners, screeningRules, screenedOrders } as unknown as BusPorts;
  }

  /** Sees whether an order gets stock that it has given back. */
  #watch(stock: Stock): Stock {
    return {
      release: (orderId, lines, reason) => stock.release(orderId, lines, reason),
      sell: (orderId, lines) => stock.sell(orderId, lines),
      restock: (orderId, lines, back) => stock.restock(orderId, lines, back),
      reserve: async (orderId, lines) => {
        const released = lines.map(({ sku }) => sku).filter((sku) => this.#stateOf(orderId, sku) === 'released');
        const outcome = await stock.reserve(orderId, lines);
        if (outcome.kind === 'reserved') this.onReserved(orderId, released);
        return outcome;
      },
    };
  }

  #stateOf(orderId: OrderId, sku: Sku) {
    const found = this.catalog.list(sku).find((document) => document['orderId'] === orderId && 'state' in document);
    return found && Reservation.parse(found).state;
  }

  #portsOf(process: string): SagaPorts {
    const known = this.#processes.get(process);
    if (known !== undefined) return known;
    const send = <T>(call: string, effect: () => T) => this.schedule.call(call, effect);
    const sendToStock = <T>(call: string, effect: () => T) =>
      this.schedule.call(call, effect, () => this.isStockSilent);
    const serving = { findReadable: async (type: keyof typeof schemaVersions) => schemaVersions[type] };
    const container = this.orders.toContainer(send);
    const clock = { now: () => new Date(this.schedule.now) };
    const orders = new CosmosOrders(container, serving, undefined, async () => undefined, clock);
    const ports: SagaPorts = {
      orders,
      refunds: new CosmosRefunds(container, orders),
      stock: this.#watch(new CosmosStock(this.catalog.toContainer(sendToStock), clock)),
      payments: this.payments.toPort(send),
      carrier: this.carrier.toPort(send),
      clock,
      deadlines: { payerMs: 60_000, authorizationMs: 5_000 },
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
      for (const consumer of consumers) {
        if (!consumer.reads.safeParse(toCloudEvent(event)).success) continue;
        if (consumer.subscription === 'screening' && event.screening !== 'required') continue;
        const message = { event, consumer };
        this.messages.push(message);
        this.deliver(message, 'green');
      }
    }
  }
}
