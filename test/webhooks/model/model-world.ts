import type { ServiceBusMessage, ServiceBusSender } from '@azure/service-bus';
import { deliverWebhook } from '../../../functions/webhooks/deliver-webhook.ts';
import { EndpointGate } from '../../../functions/webhooks/endpoint-gate.ts';
import { notifyWebhooks } from '../../../functions/webhooks/notify-webhooks.ts';
import { scheduleLooks } from '../../../functions/webhooks/schedule-looks.ts';
import type { WebhookPorts } from '../../../functions/webhooks/webhook-ports.ts';
import { CosmosEventFeed } from '../../../shared/adapters/cosmos/cosmos-event-feed.ts';
import { CosmosWebhookDeliveries } from '../../../shared/adapters/cosmos/cosmos-webhook-deliveries.ts';
import { CosmosWebhookEndpoints } from '../../../shared/adapters/cosmos/cosmos-webhook-endpoints.ts';
import { readFeed } from '../../../shared/adapters/cosmos/read-feed.ts';
import { ServiceBusWebhookNudges } from '../../../shared/adapters/service-bus/service-bus-webhook-nudges.ts';
import { CATALOGUE, type FeedEvent, type FeedOwner } from '../../../shared/domain/feed-event.ts';
import { endpointIdFor, type OrderId, orderIdFor, PartnerId } from '../../../shared/domain/ids.ts';
import { eventIdFor, type TimelineEvent } from '../../../shared/domain/order-events.ts';
import { isWantedType, WebhookEndpoint } from '../../../shared/domain/webhook-endpoint.ts';
import { type EndpointUpdate, updateEndpoint } from '../../../shared/domain/webhook-endpoint-changes.ts';
import { WebhookNudge } from '../../../shared/domain/webhook-nudge.ts';
import type { WebhookAnswer } from '../../../shared/ports/webhook-sender.ts';
import { runWithLog } from '../../../shared/telemetry/log.ts';
import { type Changes, DocumentsInMemory, type Send } from '../../model/documents-in-memory.ts';
import { type Actor, type Fate, Schedule } from '../../model/schedule.ts';
import { SILENT } from '../../model/task-hub.ts';
import { clockStopwatches } from '../clock-stopwatches.ts';

export const processes = ['one', 'two'] as const;
export type Process = (typeof processes)[number];
/** Their clocks differ. */
const SKEW_MS = { one: 0, two: -300 };

/** How the endpoint answers: at once, after 14 seconds, with 500, or not at all. */
export const manners = ['fast', 'slow', 'failing', 'silent'] as const;
export type Manner = (typeof manners)[number];

const partnerId = PartnerId.parse('acme');
const endpointId = endpointIdFor(partnerId, 'shop');
const ref = { partnerId, endpointId };
const LOCK_MS = 60_000;
const MOST_IDLE_MS = 16_000;
const DAY_MS = 86_400_000;

type Ports = WebhookPorts & { readFeed: typeof readFeed };

/** An event, and whether the endpoint has wanted it without a break since then. */
interface Happened {
  event: FeedEvent;
  isOwed: boolean;
}

/**
 * The sending of webhooks to one endpoint by two processes, each with what it remembers. Every call of a store, the queue
 * and the endpoint waits in the schedule. The documents, the messages' ids and the code are the real ones.
 */
export class WebhookModel {
  readonly schedule = new Schedule();
  readonly happened = new Map<string, Happened>();
  /** The events of all attempts, in the order in which they began. */
  readonly attempts: string[] = [];
  readonly delivered = new Set<string>();
  manner: Manner = 'fast';
  /** Which process does all of one kind of work; otherwise they take turns. */
  preferred: { fanOut?: Process; consumer?: Process } = {};
  readonly #partners = new DocumentsInMemory(
    'partners',
    ['partnerId'],
    () => this.#noteEndpoint(),
    () => this.schedule.now,
  );
  readonly #deliveries = new DocumentsInMemory(
    'deliveries',
    ['partnerId', 'endpointId', 'subject'],
    () => undefined,
    () => this.schedule.now,
  );
  readonly #feed = new DocumentsInMemory(
    'feed',
    ['partnerId', 'segment'],
    (changes) => this.#noteEntries(changes),
    () => this.schedule.now,
  );
  readonly #ports = new Map<Process, Ports>();
  readonly #timelines = new Map<OrderId, TimelineEvent[]>();
  readonly #handling = new Map<Actor, () => void>();
  /** For how long the queue drops a message whose id it has had. */
  readonly #duplicatesMs: number;
  readonly #ids = new Map<string, number>();
  readonly #fanOuts = new Map<FeedOwner, { entries: unknown[]; next: number; isRunning: boolean }>();
  readonly #appender: CosmosEventFeed;
  #turns = 0;

  constructor(duplicatesMs: number) {
    this.#duplicatesMs = duplicatesMs;
    this.#appender = this.#feedFor(async (_, effect) => effect(), 'one');
    const at = new Date(this.schedule.now).toISOString();
    const endpoint: WebhookEndpoint = {
      ...{ id: endpointId, url: 'https://shop.example/hook', types: ['order.*', 'stock.*'], enabled: true, version: 1 },
      ...{ createdAt: at, updatedAt: at, secrets: [{ sealed: `whsec_${btoa('0123456789abcdef0123456789abcdef')}` }] },
    };
    const resourceBody = { id: 'webhook-endpoints', partnerId, type: 'webhookEndpoints', schemaVersion: 1 };
    const document = JSON.parse(JSON.stringify({ ...resourceBody, endpoints: [endpoint] }));
    this.#partners.batch([{ operationType: 'Create', resourceBody: document }], partnerId);
    this.schedule.now += 1_000;
  }

  get endpoint(): WebhookEndpoint {
    const [document] = this.#partners.list(partnerId);
    const [endpoint] = (document?.['endpoints'] ?? []) as unknown[];
    return WebhookEndpoint.parse(endpoint);
  }

  /** Events that its partner enabled it for only later, or no more, are not owed. */
  #noteEndpoint(): void {
    const { enabled, types } = this.endpoint;
    for (const one of this.happened.values()) one.isOwed &&= enabled && isWantedType(types, one.event.type);
  }

  #noteEntries(changes: Changes): void {
    for (const { after } of changes.values()) {
      if (after?.['type'] !== 'entry') continue;
      const owner = after['partnerId'] as FeedOwner;
      const fanOut = this.#fanOuts.get(owner) ?? { entries: [], next: 0, isRunning: false };
      this.#fanOuts.set(owner, fanOut);
      fanOut.entries.push(after);
      this.#fanOutLater(owner, 1_000);
    }
  }

  /** Something happens to an order. */
  async happen(order: number, types: readonly string[]): Promise<void> {
    const orderId = orderIdFor(partnerId, `order ${order}`);
    const timeline = this.#timelines.get(orderId) ?? [];
    this.#timelines.set(orderId, timeline);
    for (const type of types) {
      const sequence = timeline.length + 1;
      const id = eventIdFor(orderId, sequence);
      const event = { id, type, at: new Date(this.schedule.now).toISOString(), orderId, sequence, data: {} };
      timeline.push({ type: 'newer', id, sequence, event: { ...event, partnerId, by: 'saga' } });
      await this.#append(partnerId, event);
    }
  }

  async happenInCatalogue(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const id = `evt_stock_${this.happened.size}`;
      const at = new Date(this.schedule.now).toISOString();
      await this.#append(CATALOGUE, { id, type: 'stock.low', at, subject: 'MUG', data: {} });
    }
  }

  async #append(owner: FeedOwner, event: FeedEvent): Promise<void> {
    const { enabled, types } = this.endpoint;
    this.happened.set(event.id, { event, isOwed: enabled && isWantedType(types, event.type) });
    await this.#appender.append([{ owner, event }]);
  }

  /** The partner changes the endpoint, as the route does it. */
  update(change: EndpointUpdate, process: Process): void {
    const { eventFeed, clock, webhookEndpoints, webhookNudges } = this.#portsOf(process);
    this.#act(`update ${JSON.stringify(change)}`, process, async () => {
      const end = await eventFeed.findEnd(partnerId);
      await scheduleLooks(ref, `changed/${clock.now().getTime()}`, { webhookNudges, clock });
      const at = clock.now();
      await webhookEndpoints.change(partnerId, (all) => ({
        endpoints: all.map((one) => updateEndpoint(one, change, { at, end })),
      }));
    });
  }

  kill(process: Process, isOnItsWay: boolean): void {
    this.schedule.tell(`${process} is killed`);
    this.schedule.kill(process, isOnItsWay);
    this.#ports.delete(process);
    for (const [actor, onDeath] of this.#handling) {
      if (actor.process !== process) continue;
      actor.isDead = true;
      this.#handling.delete(actor);
      onDeath();
    }
  }

  /** The change feed shows its last entries again, as after a lease that was lost. */
  replay(count: number): void {
    for (const [owner, fanOut] of this.#fanOuts) {
      fanOut.next = Math.max(0, fanOut.next - count);
      this.#fanOutLater(owner, 0);
    }
  }

  /** Lets one thing happen that is due, or the next one that will be. */
  async step(choice: number, fate: Fate = 'carried out', lateMs = 0): Promise<void> {
    const { running, now } = this.schedule;
    const due = running.filter(({ at = 0 }) => at <= now);
    const [next] = running.filter(({ at = 0 }) => at > now).toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0));
    // A process that has something to do does not wait for minutes: its function would be ended.
    const isSoon = due.length === 0 || (next?.at ?? 0) - now < MOST_IDLE_MS;
    const items = next === undefined || !isSoon ? due : [...due, next];
    const item = items[choice % Math.max(1, items.length)];
    if (item !== undefined) await this.schedule.meet(item, fate, lateMs);
  }

  /** Whatever is due within this time happens, without faults. */
  async pass(ms: number, mostSteps = 2_000): Promise<void> {
    const end = this.schedule.now + ms;
    for (let n = 0; n < mostSteps; n += 1) {
      if (!this.schedule.running.some(({ at = 0 }) => at <= end)) break;
      await this.schedule.step();
    }
    this.schedule.now = Math.max(this.schedule.now, end);
  }

  /** No more faults, and time passes until nothing is left to do. @returns whether it came to rest */
  async settle(): Promise<boolean> {
    this.schedule.tell('no more faults');
    this.manner = 'fast';
    for (let n = 0; n < 20_000 && this.schedule.length > 0; n += 1) await this.schedule.step();
    return this.schedule.length === 0;
  }

  #portsOf(process: Process): Ports {
    const known = this.#ports.get(process);
    if (known !== undefined) return known;
    const send: Send = (call, effect) => this.schedule.call(call, effect);
    const clock = this.#clockOf(process);
    const webhookEndpoints = Object.assign(new CosmosWebhookEndpoints(this.#partners.toContainer(send), clock), {
      async *eachWanting() {
        yield partnerId;
      },
    });
    const ports: Ports = {
      ...{ clock, webhookEndpoints, eventFeed: this.#feedFor(send, process), readFeed },
      webhookDeliveries: new CosmosWebhookDeliveries(this.#deliveries.toContainer(send)),
      webhookNudges: new ServiceBusWebhookNudges(this.#toSender(send)),
      webhookSender: { post: ({ body }) => this.#post(JSON.parse(body).id) },
      sealedSecrets: {
        seal: async (secret) => secret,
        open: async (secret) => ({ kind: 'opened', secret, isCurrent: true }),
      },
      orders: { readTimeline: ({ orderId }) => send('read the timeline', () => this.#timelines.get(orderId)) },
      recipientErasure: { eraseLateAnswers: async () => undefined },
      mails: { send: async () => 'accepted' },
      partnerContacts: { findContact: async () => undefined },
      endpointGate: new EndpointGate(clock, { stopwatches: clockStopwatches(clock), places: 32 }),
      featureSwitches: { findWait: async () => undefined },
      redeliveryJobs: undefined as never,
    };
    this.#ports.set(process, ports);
    return ports;
  }

  #clockOf(process: Process) {
    return { now: () => new Date(this.schedule.now + SKEW_MS[process]) };
  }

  #feedFor(send: Send, process: Process): CosmosEventFeed {
    const live = { changes: undefined as never, pollMs: 1_000 };
    return new CosmosEventFeed(this.#feed.toContainer(send), { clock: this.#clockOf(process), live });
  }

  /** The endpoint gets an event. If nothing comes back, that is a failed attempt. */
  async #post(eventId: string): Promise<WebhookAnswer> {
    this.attempts.push(eventId);
    const { manner } = this;
    try {
      await this.schedule.call(`post ${eventId}`, () => {
        if (manner === 'fast' || manner === 'slow') this.delivered.add(eventId);
        else throw new Error('no answer');
      });
      if (manner === 'slow') await this.#wait(14_000);
      return { kind: 'answered', status: 200, latencyMs: 5, excerpt: '' };
    } catch {
      return manner === 'failing'
        ? { kind: 'answered', status: 500, latencyMs: 5, excerpt: '' }
        : { kind: 'failed', reason: 'connection', message: 'no answer', latencyMs: 5 };
    }
  }

  /** A wait of the current actor. */
  #wait(ms: number): Promise<void> {
    const waiting = this.schedule.call('wait', () => undefined);
    const item = this.schedule.running.at(-1);
    if (item !== undefined) item.at = this.schedule.now + ms;
    return waiting;
  }

  #toSender(send: Send): ServiceBusSender {
    const sender = {
      async createMessageBatch() {
        const messages: ServiceBusMessage[] = [];
        const tryAddMessage = (message: ServiceBusMessage) => messages.push(message) > 0;
        return { messages, tryAddMessage, maxSizeInBytes: 1_000_000, count: 1 };
      },
      sendMessages: ({ messages }: { messages: ServiceBusMessage[] }) =>
        send(`send ${messages.map(nameOf).join(' and ')}`, () => {
          for (const message of messages) this.#enqueue(message, this.schedule.now);
        }),
      scheduleMessages: (message: ServiceBusMessage, at: Date) =>
        send(`schedule ${nameOf(message)}`, () => this.#enqueue(message, at.getTime())),
    };
    return sender as unknown as ServiceBusSender;
  }

  #enqueue(message: ServiceBusMessage, at: number): void {
    const id = String(message.messageId);
    if ((this.#ids.get(id) ?? 0) > this.schedule.now) {
      this.schedule.tell(`  dropped as a repetition: ${nameOf(message)}`);
      return;
    }
    this.#ids.set(id, this.schedule.now + this.#duplicatesMs);
    this.#deliver(WebhookNudge.parse(message.body), at, nameOf(message));
  }

  #deliver(nudge: WebhookNudge, at: number, name: string): void {
    const process = this.preferred.consumer ?? this.#chooseProcess();
    const comeBack = (ms: number) => this.#deliver(nudge, this.schedule.now + ms, name);
    const run = () =>
      this.#act(name, process, () => deliverWebhook(nudge, this.#portsOf(process)), {
        onFailure: () => comeBack(2_000),
        onDeath: () => comeBack(LOCK_MS),
      });
    this.schedule.add({ kind: 'message', label: `${process} gets ${name}`, at, run });
  }

  #fanOutLater(owner: FeedOwner, ms: number): void {
    const fanOut = this.#fanOuts.get(owner);
    if (fanOut === undefined || fanOut.isRunning || fanOut.next >= fanOut.entries.length) return;
    fanOut.isRunning = true;
    const process = this.preferred.fanOut ?? this.#chooseProcess();
    const run = () => {
      const { next } = fanOut;
      const batch = fanOut.entries.slice(next, next + 5);
      const end = (reached: number, again: number) => {
        fanOut.isRunning = false;
        // Unless it was set back meanwhile.
        if (fanOut.next === next) fanOut.next = reached;
        this.#fanOutLater(owner, again);
      };
      this.#act(`fan out ${batch.length} of ${owner}`, process, () => notifyWebhooks(batch, this.#portsOf(process)), {
        onDone: () => end(next + batch.length, 0),
        onFailure: () => end(next, 1_000),
        onDeath: () => end(next, 10_000),
      });
    };
    this.schedule.add({ kind: 'message', label: `${process} looks at ${owner}`, at: this.schedule.now + ms, run });
  }

  #act(
    name: string,
    process: Process,
    work: () => Promise<void>,
    {
      onDone = () => undefined,
      onFailure = () => undefined,
      onDeath = () => undefined,
    }: { onDone?: () => void; onFailure?: () => void; onDeath?: () => void } = {},
  ): void {
    const actor: Actor = { name, process, isDead: false };
    this.#handling.set(actor, onDeath);
    this.schedule.act(actor, async () => {
      let isDone = true;
      try {
        await runWithLog(SILENT, {}, work);
      } catch (error) {
        this.schedule.tell(`  ${name} fails: ${error}`);
        isDone = false;
      }
      this.#handling.delete(actor);
      if (!actor.isDead) (isDone ? onDone : onFailure)();
    });
  }

  #chooseProcess(): Process {
    this.#turns += 1;
    return processes[this.#turns % processes.length] ?? 'one';
  }
}

/** In the words of a story. */
function nameOf({ body }: ServiceBusMessage): string {
  const nudge = WebhookNudge.parse(body);
  if (nudge.kind !== 'delivery') return `${nudge.kind} ${nudge.round}`;
  const { eventId, attempt, putOff, lane, page, following = [] } = nudge;
  const more = following.map((one) => one.eventId.slice(-6)).join(', ');
  return `${eventId.slice(-6)}${more && `, ${more}`} (${attempt}/${putOff}${lane ? ` lane ${lane}` : ''}${page ? ` page ${page}` : ''})`;
}

export const OWN_DUPLICATES_MS = [300_000, DAY_MS] as const;
