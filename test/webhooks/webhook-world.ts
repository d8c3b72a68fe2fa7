import type { JSONObject } from '@azure/cosmos';
import type { ServiceBusMessage, ServiceBusSender } from '@azure/service-bus';
import { deliverWebhook } from '../../functions/webhooks/deliver-webhook.ts';
import { EndpointGate, type Entered, type Full } from '../../functions/webhooks/endpoint-gate.ts';
import { notifyWebhooks } from '../../functions/webhooks/notify-webhooks.ts';
import type { WebhookPorts } from '../../functions/webhooks/webhook-ports.ts';
import { CosmosChanges } from '../../shared/adapters/cosmos/cosmos-changes.ts';
import { CosmosEventFeed } from '../../shared/adapters/cosmos/cosmos-event-feed.ts';
import { CosmosRecipientErasure } from '../../shared/adapters/cosmos/cosmos-recipient-erasure.ts';
import { CosmosRedeliveryJobs } from '../../shared/adapters/cosmos/cosmos-redelivery-jobs.ts';
import { CosmosWebhookDeliveries } from '../../shared/adapters/cosmos/cosmos-webhook-deliveries.ts';
import { CosmosWebhookEndpoints } from '../../shared/adapters/cosmos/cosmos-webhook-endpoints.ts';
import { readFeed } from '../../shared/adapters/cosmos/read-feed.ts';
import { ServiceBusWebhookNudges } from '../../shared/adapters/service-bus/service-bus-webhook-nudges.ts';
import type { FeedEvent } from '../../shared/domain/feed-event.ts';
import { endpointIdFor, type OrderId, orderIdFor, type PartnerId } from '../../shared/domain/ids.ts';
import { eventIdFor, type TimelineEvent } from '../../shared/domain/order-events.ts';
import type { EndpointRef, WebhookEndpoint } from '../../shared/domain/webhook-endpoint.ts';
import { WebhookNudge } from '../../shared/domain/webhook-nudge.ts';
import { makeWebhookSecret } from '../../shared/domain/webhook-secret.ts';
import type { Mail } from '../../shared/ports/mails.ts';
import type { WebhookAnswer, WebhookRequest } from '../../shared/ports/webhook-sender.ts';
import type { cosmosDatabase } from '../adapters/cosmos-database.ts';
import { clockStopwatches } from './clock-stopwatches.ts';

interface Waiting {
  nudge: WebhookNudge;
  at: number;
}

/** A request that an endpoint got. */
export interface Received {
  url: string;
  at: number;
  headers: Readonly<Record<string, string>>;
  body: string;
  event: { id: string; type: string; subject?: string; sequence?: number };
}

/** What an endpoint answers: a status, or no answer at all. */
export type Answers = (received: Received, nth: number) => number | 'no answer' | WebhookAnswer;

/** The process ended here. */
class Killed extends Error {}

type Process = WebhookPorts & { readFeed: typeof readFeed };

/** For how long the queue drops a message whose id it has had, in Azure. */
const DUPLICATES_MS = 86_400_000;

/**
 * The sending of webhooks with real documents and the ids of real messages, a queue in memory and a clock that moves when
 * all that is due is done. A nudge whose consumer fails comes again a second later, as the real queue's does. There are
 * two processes, each with what it remembers; the first one does everything, unless a test chooses.
 */
export class WebhookWorld {
  readonly clock = { at: Date.UTC(2026, 10, 27, 10), now: () => new Date(this.clock.at) };
  readonly received: Received[] = [];
  readonly mails: Mail[] = [];
  readonly secrets = new Map<string, string>();
  answers: Answers = () => 204;
  queue: Waiting[] = [];
  /** Called for each nudge that is sent: false loses it. */
  keeps: (nudge: WebhookNudge) => boolean = () => true;
  calls: string[] = [];
  /** How many messages were sent. */
  messages = 0;
  takesMs: number | undefined;
  /** Webhooks are switched off until then. */
  offUntil = 0;
  #begun: number[] = [];
  #killAt: { call: number; when: 'before' | 'after' } | undefined;
  readonly #sent = new Map<string, number>();
  readonly #timelines = new Map<OrderId, TimelineEvent[]>();
  readonly #seen = new Set<string>();
  readonly #database: Awaited<ReturnType<typeof cosmosDatabase>>;
  readonly partnerId: PartnerId;
  ports: Process;
  /** The second process. */
  other: Process;
  /** Which process finds out who wants events, and which one gets a nudge. */
  chooseFanOut: () => Process = () => this.ports;
  chooseConsumer: (nudge: WebhookNudge) => Process = () => this.ports;

  constructor(database: Awaited<ReturnType<typeof cosmosDatabase>>, partnerId: PartnerId) {
    this.#database = database;
    this.partnerId = partnerId;
    this.ports = this.#connect();
    this.other = this.#connect();
  }

  /** The ports of a new process. */
  #connect() {
    const { clock } = this;
    const container = this.#database.container;
    const ports: WebhookPorts = {
      clock,
      webhookEndpoints: new CosmosWebhookEndpoints(container('partners'), clock),
      webhookDeliveries: new CosmosWebhookDeliveries(container('deliveries')),
      redeliveryJobs: new CosmosRedeliveryJobs(container('deliveries')),
      eventFeed: new CosmosEventFeed(container('feed'), {
        clock,
        live: { changes: new CosmosChanges(container('feed')), pollMs: 1_000 },
      }),
      webhookNudges: new ServiceBusWebhookNudges(this.#toSender()),
      webhookSender: { post: async (request) => this.#receive(request) },
      sealedSecrets: {
        seal: async (secret) => secret,
        open: async (secret) => ({ kind: 'opened', secret, isCurrent: true }),
      },
      recipientErasure: new CosmosRecipientErasure(
        { orders: container('orders'), deliveries: container('deliveries') },
        clock,
      ),
      orders: { readTimeline: async ({ orderId }) => this.#timelines.get(orderId) },
      mails: {
        send: async (mail) => {
          this.mails.push(mail);
          return 'accepted';
        },
      },
      partnerContacts: { findContact: async () => 'ops@acme.example' },
      featureSwitches: {
        findWait: async () =>
          clock.now().getTime() < this.offUntil ? { feature: 'webhooks', seconds: 60 } : undefined,
      },
      endpointGate: new EndpointGate(clock, { stopwatches: clockStopwatches(clock), places: 32 }),
    };
    const { takesMs } = this;
    if (takesMs !== undefined) {
      ports.endpointGate.findFull = () => this.#findFull(takesMs);
      ports.endpointGate.enter = () => this.#findFull(takesMs) ?? this.#enter();
    }
    const watched = Object.entries(ports).map(([name, port]) => [name, this.#watch(name, port)]);
    const { endpointGate, featureSwitches } = ports;
    return { ...(Object.fromEntries(watched) as WebhookPorts), clock, endpointGate, featureSwitches, readFeed };
  }

  /** Counts the calls of a port, and ends the process at the chosen one. */
  #watch(name: string, port: object): object {
    return new Proxy(port, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== 'function') return value;
        return async (...given: unknown[]) => {
          this.calls.push(`${name}.${String(key)}`);
          const isHere = this.#killAt?.call === this.calls.length;
          if (isHere && this.#killAt?.when === 'before') throw new Killed();
          const result: unknown = await value.apply(target, given);
          if (isHere) throw new Killed();
          return result;
        };
      },
    });
  }

  killAt(call: number, when: 'before' | 'after'): void {
    this.calls = [];
    this.#killAt = { call, when };
  }

  /** The endpoints are slow from now on: an attempt takes one of two places for this long. */
  slowDown(takesMs: number): void {
    this.takesMs = takesMs;
    this.ports = this.#connect();
  }

  #findFull(takesMs: number): Full | undefined {
    this.#begun = this.#begun.filter((at) => this.clock.at - at < takesMs);
    return this.#begun.length < 2 ? undefined : { kind: 'full', waitMs: takesMs / 2, isSlow: true };
  }

  #enter(): Entered {
    this.#begun.push(this.clock.at);
    return { kind: 'entered', calledBack: new AbortController().signal, leave: () => undefined };
  }

  #toSender(): ServiceBusSender {
    const sender = {
      async createMessageBatch() {
        const messages: ServiceBusMessage[] = [];
        const tryAddMessage = (message: ServiceBusMessage) => messages.push(message) > 0;
        return { messages, tryAddMessage, maxSizeInBytes: 1_000_000, count: 1 };
      },
      sendMessages: async ({ messages }: { messages: ServiceBusMessage[] }) => {
        for (const message of messages) this.#enqueue(message, this.clock.at);
      },
      scheduleMessages: async (message: ServiceBusMessage, at: Date) => this.#enqueue(message, at.getTime()),
    };
    return sender as unknown as ServiceBusSender;
  }

  #enqueue({ messageId, body }: ServiceBusMessage, at: number): void {
    const id = String(messageId);
    const nudge = WebhookNudge.parse(body);
    this.messages += 1;
    if ((this.#sent.get(id) ?? 0) > this.clock.at) return;
    this.#sent.set(id, this.clock.at + DUPLICATES_MS);
    if (this.keeps(nudge)) this.queue.push({ nudge, at });
  }

  #receive({ url, headers, body }: WebhookRequest): WebhookAnswer {
    const received = { url, headers, body, at: this.clock.at, event: JSON.parse(body) as Received['event'] };
    const nth = this.received.filter((one) => one.url === url && one.event.id === received.event.id).length + 1;
    this.received.push(received);
    const answer = this.answers(received, nth);
    if (typeof answer === 'object') return answer;
    return answer === 'no answer'
      ? { kind: 'failed', reason: 'connection', message: 'the connection was refused', latencyMs: 5 }
      : { kind: 'answered', status: answer, latencyMs: 5, excerpt: '' };
  }

  /** Adds events to the feed. The fan-out comes to them later. */
  async append(order: string, ...types: string[]): Promise<void> {
    const events = types.map((type) => ({ owner: this.partnerId, event: this.#note(order, type) }));
    await this.ports.eventFeed.append(events);
  }

  async addEndpoint(name: string, fields: Partial<WebhookEndpoint> = {}): Promise<EndpointRef> {
    const at = this.clock.now().toISOString();
    const id = endpointIdFor(this.partnerId, name);
    const secret = makeWebhookSecret();
    this.secrets.set(name, secret);
    const endpoint: WebhookEndpoint = {
      ...{ id, url: `https://${name}.example/hook`, types: ['order.*'], enabled: true, version: 1 },
      ...{ createdAt: at, updatedAt: at, secrets: [{ sealed: secret }] },
      ...fields,
    };
    await this.ports.webhookEndpoints.change(this.partnerId, (all) => ({ endpoints: [...all, endpoint] }));
    return { partnerId: this.partnerId, endpointId: id };
  }

  async endpoint({ endpointId }: EndpointRef): Promise<WebhookEndpoint | undefined> {
    return (await this.ports.webhookEndpoints.list(this.partnerId)).find(({ id }) => id === endpointId);
  }

  /** Something happens to an order: its events are in its timeline and in the feed, and the fan-out has them. */
  happens(order: string, ...types: string[]): Promise<void> {
    return this.happensTo([order], ...types);
  }

  /** The same happens to several orders at once. */
  async happensTo(orders: readonly string[], ...types: string[]): Promise<void> {
    const events = orders.flatMap((order) => types.map((type) => this.#note(order, type)));
    await this.#untilDone(() => this.ports.eventFeed.append(events.map((event) => ({ owner: this.partnerId, event }))));
    await this.fanOut();
  }

  #note(order: string, type: string): FeedEvent {
    const orderId = orderIdFor(this.partnerId, order);
    const timeline = this.#timelines.get(orderId) ?? [];
    this.#timelines.set(orderId, timeline);
    const sequence = timeline.length + 1;
    const id = eventIdFor(orderId, sequence);
    const event = { id, type, at: this.clock.now().toISOString(), orderId, sequence, data: {} };
    timeline.push({ type: 'newer', id, sequence, event: { ...event, partnerId: this.partnerId, by: 'saga' } });
    return event;
  }

  /** What the change feed of the feed has not shown yet. A batch that fails comes again. */
  async fanOut(): Promise<boolean> {
    const query = 'SELECT * FROM c WHERE c.partnerId = @partnerId AND c.type = "entry"';
    const { resources } = await this.#database
      .container('feed')
      .items.query<JSONObject>(
        { query, parameters: [{ name: '@partnerId', value: this.partnerId }] },
        { forceQueryPlan: true },
      )
      .fetchAll();
    const batch = resources.filter(({ id }) => !this.#seen.has(String(id)));
    await this.#untilDone(() => notifyWebhooks(batch, this.chooseFanOut()));
    for (const { id } of batch) this.#seen.add(String(id));
    return batch.length > 0;
  }

  async #untilDone(work: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        this.#restart(error);
      }
    }
  }

  #restart(error: unknown): void {
    if (!(error instanceof Killed)) throw error;
    this.#killAt = undefined;
    this.ports = this.#connect();
  }

  /** Does everything that is due within this time, and what follows from it. */
  async pass(ms: number): Promise<void> {
    const end = this.clock.at + ms;
    for (;;) {
      this.queue.sort((a, b) => a.at - b.at);
      const [next] = this.queue;
      if (next === undefined || next.at > end) {
        if (await this.fanOut()) continue;
        break;
      }
      this.queue.shift();
      this.clock.at = Math.max(this.clock.at, next.at);
      try {
        await deliverWebhook(next.nudge, this.chooseConsumer(next.nudge));
      } catch (error) {
        this.#restart(error);
        this.queue.push({ nudge: next.nudge, at: this.clock.at + 1_000 });
      }
    }
    this.clock.at = end;
  }

  /** What an endpoint got, as `order:sequence`. */
  gotBy(name: string): string[] {
    const orders = new Map<string | undefined, string>();
    return this.received
      .filter(({ url }) => url === `https://${name}.example/hook`)
      .map(({ event: { subject, sequence } }) => {
        if (!orders.has(subject)) orders.set(subject, String.fromCharCode(97 + orders.size));
        return `${orders.get(subject)}${sequence}`;
      });
  }
}
