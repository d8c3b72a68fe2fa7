import type { OrderRef, PartnerId } from '../../shared/domain/ids.ts';
import type { AdmissionCalls } from '../../shared/ports/admission-calls.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Sagas } from '../../shared/ports/sagas.ts';
import type { WaitingOrder, WaitingOrders } from '../../shared/ports/waiting-orders.ts';
import { log } from '../../shared/telemetry/log.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import type { Admission } from './admission.ts';
import { PartnerSagas } from './partner-sagas.ts';

/** Calls are rounded up to this interval, so that all processes ask for the same one. */
const CALL_EVERY_MS = 500;
/** The minimum lead time of a call, for a process whose clock is behind. */
const CALL_AHEAD_MS = 250;
/** For this long after a look found a queue, new orders join it without another look. */
const QUEUE_KNOWN_MS = 5_000;
/** The most starts that one look allows a process; each process may exceed the cap by this many. */
const MOST_CREDIT = 8;
/** How many partners a process remembers; a forgotten one is looked up again. */
const MOST_PARTNERS = 10_000;

export interface AdmissionPorts {
  waiting: WaitingOrders;
  calls: AdmissionCalls;
  clock: Clock;
}

/** The traceparent of each order, by id. */
type Traces = Readonly<Record<string, string | undefined>>;

/**
 * Starts sagas so that each partner has at most `mostInFlight` running at a time, its oldest orders first. Other orders
 * stay pending. A scheduled call finds them again: while orders wait, there is one call per partner and half second.
 * All processes share the limit, and each may exceed it by a few.
 */
export class SagaAdmission {
  readonly #ports: AdmissionPorts;
  readonly #mostInFlight: number;
  readonly #partners = new Map<PartnerId, PartnerSagas>();

  constructor(ports: AdmissionPorts, { mostInFlight }: { mostInFlight: number }) {
    this.#ports = ports;
    this.#mostInFlight = mostInFlight;
  }

  /** Handles a new order: its saga starts now, or when its turn comes. */
  async arrive(order: OrderRef, sagas: Sagas, traceparent: string | undefined): Promise<void> {
    const partner = this.#remember(order.partnerId);
    let settled = await this.#settle(order, partner, sagas, traceparent);
    if (!settled && partner.looking) {
      // A look that began before the order arrived may not have seen it.
      await partner.looking.catch(() => undefined);
      settled = await this.#settle(order, partner, sagas, traceparent);
    }
    if (!settled) {
      const isOurs = partner.looking === undefined;
      const { starting } = await this.#look(order.partnerId, partner, sagas, { [order.orderId]: traceparent });
      // The caller that looked waits until all are started, so its message is delivered again if this process dies.
      if (isOurs) await starting;
      settled = await this.#settle(order, partner, sagas, traceparent);
    }
    // The order is not waiting: the message is a repetition, or the order was stored before orders had a saga status.
    if (!settled) await sagas.start(order, traceparent);
  }

  /** Starts the waiting orders that fit under the limit, and schedules a call for the rest. */
  async admit(partnerId: PartnerId, sagas: Sagas): Promise<Admission> {
    const partner = this.#remember(partnerId);
    await partner.looking?.catch(() => undefined);
    const admission = await this.#look(partnerId, partner, sagas);
    await admission.starting;
    return admission;
  }

  /** Returns true if the order's saga is started, or if a call will find the order. */
  async #settle(
    order: OrderRef,
    partner: PartnerSagas,
    sagas: Sagas,
    traceparent: string | undefined,
  ): Promise<boolean> {
    const start = partner.findStart(order.orderId);
    if (start) {
      await start;
      return true;
    }
    if (partner.credit > 0) {
      partner.credit -= 1;
      await partner.start(order, sagas, traceparent, this.#now());
      return true;
    }
    if (this.#now() >= partner.queueKnownUntil) return false;
    await this.#call(order.partnerId, partner);
    recordMetric('saga.held_back', 1);
    return true;
  }

  /**
   * @param traces the current trace of orders that were just delivered; other orders continue the trace of their
   * placement
   */
  #look(partnerId: PartnerId, partner: PartnerSagas, sagas: Sagas, traces: Traces = {}): Promise<Admission> {
    partner.looking ??= this.#decide(partnerId, partner, sagas, traces).finally(() => {
      partner.looking = undefined;
    });
    return partner.looking;
  }

  async #decide(partnerId: PartnerId, partner: PartnerSagas, sagas: Sagas, traces: Traces): Promise<Admission> {
    const { waiting } = this.#ports;
    const lookedAt = this.#now();
    const [inFlight, oldest] = await Promise.all([
      waiting.countInFlight(partnerId, new Date(lookedAt)),
      waiting.listOldest(partnerId, this.#mostInFlight + 1),
    ]);
    partner.forgetClaimed(oldest, { isAll: oldest.length <= this.#mostInFlight, lookedAt });
    const unclaimed = oldest.filter(({ orderId }) => partner.findStart(orderId) !== undefined);
    const unstarted = oldest.filter(({ orderId }) => partner.findStart(orderId) === undefined);
    const free = Math.max(0, this.#mostInFlight - inFlight - unclaimed.length);
    const turn = unstarted
      .slice(0, free)
      .map((order) => ({ ...order, traceparent: traces[order.orderId] ?? order.traceparent }));
    const isMore = unstarted.length > turn.length;
    partner.credit = isMore ? 0 : Math.min(MOST_CREDIT, free - turn.length);
    partner.queueKnownUntil = isMore ? this.#now() + QUEUE_KNOWN_MS : 0;
    // Do this first, because a start can fail, and the orders that still wait must not be forgotten.
    if (isMore) await this.#call(partnerId, partner);
    const starting = Promise.all(turn.map((order) => this.#startOrCall(order, partner, sagas)));
    starting.catch(() => undefined);
    return { inFlight, turn, starting };
  }

  async #startOrCall(order: WaitingOrder, partner: PartnerSagas, sagas: Sagas): Promise<void> {
    try {
      await partner.start(order, sagas, order.traceparent, this.#now());
    } catch (error) {
      log.error(`the saga of order ${order.orderId} can't be started, and is tried again`, error);
      await this.#call(order.partnerId, partner);
    }
  }

  /** Schedules a call that will find the orders that wait now. */
  async #call(partnerId: PartnerId, partner: PartnerSagas): Promise<void> {
    if (this.#now() < partner.calledAt) return partner.calling;
    const at = Math.ceil((this.#now() + CALL_AHEAD_MS) / CALL_EVERY_MS) * CALL_EVERY_MS;
    partner.calledAt = at;
    partner.calling = this.#ports.calls.callAt(partnerId, new Date(at)).catch((error: unknown) => {
      partner.calledAt = 0;
      throw error;
    });
    await partner.calling;
  }

  #remember(partnerId: PartnerId): PartnerSagas {
    const partner = this.#partners.get(partnerId) ?? new PartnerSagas();
    this.#partners.delete(partnerId);
    this.#partners.set(partnerId, partner);
    const [longestUnseen] = this.#partners.keys();
    if (this.#partners.size > MOST_PARTNERS && longestUnseen !== undefined) this.#partners.delete(longestUnseen);
    return partner;
  }

  #now(): number {
    return this.#ports.clock.now().getTime();
  }
}
