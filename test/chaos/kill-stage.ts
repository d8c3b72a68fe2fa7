import { until } from '@partner-orders/loopback-server/until';
import { expect, test } from 'vitest';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { OrderId, PartnerId } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { cancel } from '../../shared/domain/order-cancellation.ts';
import type { Decision } from '../../shared/domain/order-decision.ts';
import { schemaVersions } from '../../shared/domain/schema-versions.ts';
import type { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { anOrder, RunningStack } from '../running-stack.ts';
import { type Passing, tripwire } from './tripwire.ts';

const SKU = 'STOOL-01';

export const orderOfOne = (changes: Record<string, unknown> = {}) =>
  anOrder({ lines: [{ sku: SKU, quantity: 1 }], ...changes });

interface Kind {
  body: Record<string, unknown>;
  /** How it ends. */
  status: Order['status'];
  /**
   * The first call whose answer sets it apart from the kind that is confirmed. Before it both are in the same state, so
   * these calls, and reads and those of the relay and the reports, are left to the test of that kind.
   */
  from?: RegExp;
  /** The call that ends what sets it apart. The calls after it are left to the test of the other kind too. */
  to?: RegExp;
  /** The call before whose answer the partner cancels the order. */
  cancelAt?: RegExp;
  /** The payer confirms the payment as soon as they are asked to. */
  isConfirmedByPayer?: true;
}

/** A stack whose host is killed, and what must be true of each order afterwards. */
export class KillStage {
  readonly stack: RunningStack;
  acme: PartnerClient;
  readonly #wires: Wires;

  private constructor(stack: RunningStack, acme: PartnerClient, wires: Wires) {
    this.stack = stack;
    this.acme = acme;
    this.#wires = wires;
  }

  static async start(): Promise<KillStage> {
    const wires = new Wires();
    const stack = await RunningStack.start(async ({ cosmos, payments, carrier }) => {
      const [, endpoint = ''] = /AccountEndpoint=([^;]+)/.exec(cosmos) ?? [];
      return {
        COSMOS: cosmos.replace(endpoint, await wires.before(endpoint)),
        PAYMENTS_URL: await wires.before(payments),
        CARRIER_URL: await wires.before(carrier),
        // No event of the provider arrives here, so a saga that waits for the payer soon looks by itself.
        SAGA_OUTAGE_DELAY_MS: '200',
        // What was on hold is authorized again.
        PAYMENT_AUTHORIZATION_MS: '1',
        // It calls after an order's last call, or during it.
        'AzureWebJobs.sell-reservations.Disabled': 'true',
      };
    });
    return new KillStage(stack, await stack.partner('acme'), wires);
  }

  async stop(): Promise<void> {
    await this.stack.stop();
    await this.#wires.close();
  }

  async restart(): Promise<void> {
    await this.stack.restartHost();
    this.acme = await this.stack.partner('acme');
  }

  /**
   * Places an order for each call that the host makes for it, kills the host at that call, and checks how the order ends.
   *
   * @returns the calls
   */
  async killAtEachCall({ body, status, from, to, cancelAt, isConfirmedByPayer }: Kind): Promise<string[]> {
    const calls: string[] = [];
    for (;;) {
      const atCall = Promise.withResolvers<void>();
      let call: string | undefined;
      let killing: Promise<void> | undefined;
      const nameOf = countingNames();
      let isReached = from === undefined;
      let isOver = false;
      const { id } = await this.acme.place(body);
      let cancelling: Promise<unknown> | undefined;
      this.#wires.watch = async (passing) => {
        if (cancelAt?.test(passing.label)) {
          cancelling ??= this.#cancel(id);
          await cancelling;
        }
        isReached ||= from?.test(passing.label) === true;
        isOver ||= to?.test(passing.label) === true;
        if (!isReached || isOver || !isTelling(passing) || (from && isOfFeed(passing))) return;
        const name = nameOf(passing);
        if (call !== undefined || calls.includes(name)) return;
        call = name;
        killing = this.stack.killHost();
        atCall.resolve();
      };
      const ending = this.stack.ended('acme', id);
      const paying = isConfirmedByPayer && this.#confirmPayment(id);
      // An order that ends has made all its calls.
      await Promise.race([atCall.promise, ending]);
      this.#wires.watch = () => undefined;
      if (call === undefined) return calls;
      await killing;
      calls.push(call);
      await this.#unlockMessages();
      await this.restart();
      const ended = await ending;
      expect({ call, status: ended.status }).toEqual({ call, status });
      await this.expectWhole(ended);
      await paying;
    }
  }

  /** The payer sees the page when the order names it. Their answer goes to the provider, whatever the host does. */
  async #confirmPayment(orderId: string): Promise<void> {
    const page = await until(`order ${orderId} to name the payer's page, or to end`, async () => {
      const order = await this.stack.storedOrder('acme', orderId);
      if (order.status === 'awaiting_payment') return { url: order.payment.action.url };
      return order.saga.status === 'completed' && { url: undefined };
    });
    if (page.url === undefined) throw new Error(`order ${orderId} ended without its payer`);
    const body = new URLSearchParams({ outcome: 'approved' });
    await fetch(page.url, { method: 'POST', body, redirect: 'manual' });
  }

  /**
   * Does something again and again, each time kills the host at another of the calls that it makes for that, and does it
   * again as a caller without an answer does.
   *
   * @param prepare what comes before
   * @param act may be repeated
   * @param end waits until it has ended, and checks it
   * @param isMeant at which calls to kill
   * @returns the calls
   */
  async killAtEachCallOf<T>(
    prepare: () => Promise<T>,
    act: (subject: T) => Promise<unknown>,
    end: (subject: T, call: string | undefined) => Promise<void>,
    isMeant: (passing: Passing) => boolean = isWriteOfSaga,
  ): Promise<string[]> {
    const calls: string[] = [];
    for (;;) {
      const subject = await prepare();
      const atCall = Promise.withResolvers<void>();
      let call: string | undefined;
      let killing: Promise<void> | undefined;
      const nameOf = countingNames();
      this.#wires.watch = (passing) => {
        if (!isOfSaga(passing) || !isMeant(passing) || call !== undefined) return;
        const name = nameOf(passing);
        if (calls.includes(name)) return;
        call = name;
        killing = this.stack.killHost();
        atCall.resolve();
      };
      const acting = act(subject)
        .then(() => end(subject, call))
        .catch((error: unknown) => {
          // The host is dead, and nobody answers. It is all checked again after the restart.
          if (call === undefined) throw error;
        });
      await Promise.race([atCall.promise, acting]);
      this.#wires.watch = () => undefined;
      if (call === undefined) return calls;
      await killing;
      calls.push(call);
      await this.#unlockMessages();
      await this.restart();
      await act(subject);
      await end(subject, call);
      await acting;
    }
  }

  /** What must be true of every order that has ended. */
  async expectWhole(ended: Order): Promise<void> {
    const { stack } = this;
    const timeline = await this.acme.readTimeline(ended.id);
    expect(timeline.map((entry) => entry.sequence)).toEqual(timeline.map((_, index) => index + 1));
    expect(timeline.at(-1)?.type).toBe(`order.${ended.status}`);
    expect(timeline).toHaveLength(ended.version);

    const payments = await stack.paymentsOf(ended.id);
    const kept = payments.filter((payment) => payment.captured > payment.refunded);
    const authorized = payments.filter((payment) => payment.status === 'requires_capture');
    const shipments = (await stack.shipmentsOf(ended.id)).filter((shipment) => shipment.status === 'booked');
    const reserved = (await stack.reservationsOf(SKU)).filter((r) => r.orderId === ended.id && r.state === 'reserved');
    if (ended.status === 'confirmed') {
      expect(kept).toMatchObject([{ captures: 1, captured: ended.total.amount, refunded: 0 }]);
      expect([authorized.length, shipments.length, reserved.length]).toEqual([0, 1, 1]);
    } else {
      expect(['failed', 'cancelled']).toContain(ended.status);
      expect([kept.length, authorized.length, shipments.length, reserved.length]).toEqual([0, 0, 0, 0]);
    }
  }

  /** Writes the wish as the API does. It must not be lost with the host that is killed meanwhile. */
  #cancel(orderId: string): Promise<void> {
    return this.change(orderId, (order) => {
      const decision = cancel(order, { at: new Date() });
      if (decision.kind === 'too_late') throw new Error(`order ${orderId} is ${order.status}`);
      return decision;
    });
  }

  /** As an operator's command does, whatever the host does. */
  async change(orderId: string, decide: (order: Order) => Decision): Promise<void> {
    const orders = new CosmosOrders(this.stack.container('orders'), {
      findReadable: async (type) => schemaVersions[type],
    });
    await orders.change({ partnerId: PartnerId.parse('acme'), orderId: OrderId.parse(orderId) }, decide);
  }

  /** Runs work that reserves stock, and checks that no stock is lost. */
  async conservingStock(work: () => Promise<void>): Promise<void> {
    const before = await this.stack.stockOf(SKU);
    await work();
    const { available, taken } = await this.stack.stockOf(SKU);
    expect(available + taken).toBe(before.available + before.taken);
    const held = (await this.stack.reservationsOf(SKU)).filter((reservation) => reservation.state === 'reserved');
    expect(taken).toBe(held.length);
  }

  /**
   * Frees the messages that the dead host had locked, as the end of their locks does: a broker that starts again has no
   * locks. Most of the time would otherwise be spent on waiting for locks.
   */
  async #unlockMessages(): Promise<void> {
    const { resume } = await this.stack.prepared.stack.interruptServiceBus();
    await resume();
  }
}

/** Not of the relay, which notes how far it has read, and not of the reports and timers. */
const isOfSaga = ({ label }: Passing) => !/\/colls\/(leases|reports|releases|reconciliation)\//.test(label);

/**
 * Names calls by what they are and how many of the same came before, not by number: what the order before it still does
 * comes at any time.
 */
function countingNames(): (passing: Passing) => string {
  const times = new Map<string, number>();
  return ({ when, label }) => {
    const name = `${when} ${label.replaceAll(/(ord|ref|pi)_\w+/g, '$1')}`;
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return `${name}, ${time}`;
  };
}

/** A kill before a read leaves what the write before it has left. */
const isWriteOfSaga = (passing: Passing) => isOfSaga(passing) && !passing.reads;

/** What the change feed returns, and what is done with it. */
const isOfFeed = ({ label }: Passing) => /^GET|feed/.test(label);

/** Without the change feed, and the partner's. */
export const isAfterWrite = (passing: Passing) =>
  passing.when === 'after' && isWriteOfSaga(passing) && !isOfFeed(passing);

/** What is before a write to a store is the same as what is after the write before it. What a provider knows is not. */
export const isTelling = (passing: Passing) =>
  isWriteOfSaga(passing) && (passing.when === 'after' || !passing.label.includes('/dbs/'));

class Wires {
  /** Called with every request that the host sends to a store or a provider, and with every response. */
  watch: (passing: Passing) => unknown = () => undefined;
  readonly #all: Awaited<ReturnType<typeof tripwire>>[] = [];

  /** @returns the URL to call instead of the target */
  async before(target: string): Promise<string> {
    const wire = await tripwire(target, (passing) => this.watch(passing));
    this.#all.push(wire);
    return wire.url;
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((wire) => wire.close()));
  }
}

/** Tests one kind of order. The kinds are in two files, which run at the same time. */
export function testEachCall(what: string, stage: () => KillStage, kind: Kind): void {
  test(`an order that ${what} ends in the same way wherever the host is killed: after each of its writes, and before each call of a provider`, async () => {
    await stage().conservingStock(async () => {
      const calls = await stage().killAtEachCall(kind);
      expect(calls.length).toBeGreaterThanOrEqual(kind.from === undefined ? 14 : kind.to === undefined ? 5 : 4);
      if (kind.from !== undefined) expect(calls[0]).toMatch(kind.from);
    });
  }, 600_000);
}
