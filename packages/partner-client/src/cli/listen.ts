import { ApiProblem } from '../api-problem.ts';
import type { Event } from '../events.ts';
import type { StreamConnection } from '../follow-events.ts';
import { toWebhookEvent } from '../to-webhook-event.ts';
import type { WebhookEvent } from '../webhook-event.ts';
import { causeOf } from './cause-of.ts';
import type { Connection } from './connection.ts';
import { Deliveries } from './deliveries.ts';
import { describeEvent } from './describe-event.ts';
import { findEventById, findPlaceBefore, isSince } from './find-events.ts';
import type { ListenOptions } from './listen-options.ts';
import { readLines, type TypedInput } from './read-lines.ts';
import type { Terminal } from './terminal.ts';

/** Events that are sent again without a search in the feed. */
const MOST_REMEMBERED = 1_000;
/** Somebody who watches a terminal does not want to wait for 20 s. */
const MOST_DELAY_MS = 2_000;

export interface ListenContext {
  readonly connection: Connection;
  readonly terminal: Terminal;
  /** Where the user types, if somebody is there. */
  readonly input?: TypedInput;
  readonly signal: AbortSignal;
}

/** Prints events as they happen, and sends each to the user's server, until the signal is aborted. */
export async function listen(options: ListenOptions, context: ListenContext): Promise<void> {
  await new Listening(options, context).run();
}

class Listening {
  readonly #options: ListenOptions;
  readonly #context: ListenContext;
  readonly #deliveries: Deliveries | undefined;
  readonly #secret: string;
  readonly #remembered = new Map<string, Event>();
  #place: string | undefined;
  #seen = 0;
  #resent = 0;
  #isLost = false;
  #hasBegun = false;

  constructor(options: ListenOptions, context: ListenContext) {
    const { forwardTo, isJson, secret = makeSecret() } = options;
    this.#options = options;
    this.#context = context;
    this.#secret = secret;
    this.#deliveries = forwardTo && new Deliveries({ url: forwardTo, secret }, { ...context, isJson });
  }

  async run(): Promise<void> {
    const { resend } = this.#options;
    if (resend !== undefined) return this.#resendOnly(resend);
    try {
      const after = await this.#findBeginning();
      await this.#follow(after).catch((error: unknown) => this.#followNewFeed(error));
    } catch (error) {
      if (!this.#context.signal.aborted) throw error;
    }
    await this.#deliveries?.settle();
    if (this.#hasBegun) this.#summarise();
  }

  async #resendOnly(id: string): Promise<void> {
    const { connection, signal } = this.#context;
    const event = toWebhookEvent(await findEventById(id, connection.client, signal));
    this.#print(event);
    await this.#deliveries?.send(event);
    if (this.#deliveries?.failed) process.exitCode = 1;
  }

  /** Undefined: the oldest event. */
  async #findBeginning(): Promise<string | undefined> {
    const { after, since, types } = this.#options;
    const { connection, signal } = this.#context;
    if (since === undefined) return after ?? 'latest';
    return since === 'all' ? undefined : findPlaceBefore(since, types, connection.client, signal);
  }

  async #follow(after: string | undefined): Promise<void> {
    const { types, since } = this.#options;
    const { connection, signal } = this.#context;
    const follow = connection.client.events.follow({
      ...(types === undefined ? {} : { types }),
      ...(after === undefined ? {} : { after }),
      ...{ signal, maxDelayMs: MOST_DELAY_MS },
      onConnection: (change) => this.#noteConnection(change),
      onPlace: (place) => {
        this.#place = place;
      },
    });
    let isTooEarly = since instanceof Date ? (event: Event) => !isSince(event, since) : () => false;
    for await (const { id, event } of follow) {
      if (!isTooEarly(event)) {
        isTooEarly = () => false;
        await this.#take(event, id);
      }
      this.#place = id;
    }
  }

  async #followNewFeed(error: unknown): Promise<void> {
    const isUnknown = error instanceof ApiProblem && error.code === 'invalid_cursor';
    if (!isUnknown || !this.#hasBegun) throw error;
    if (!this.#context.connection.isForTrials) {
      throw new Error('The API does not know this place in the feed any more.', { cause: error });
    }
    this.#context.terminal.note('The stack has a new state, and its feed begins again.');
    await this.#follow(undefined);
  }

  async #take(event: Event, cursor: string): Promise<void> {
    const webhook = toWebhookEvent(event);
    this.#begin();
    this.#seen += 1;
    this.#remembered.set(event.id, event);
    if (this.#remembered.size > MOST_REMEMBERED) {
      for (const oldest of this.#remembered.keys()) {
        this.#remembered.delete(oldest);
        break;
      }
    }
    this.#print(webhook, cursor);
    await this.#deliveries?.add(webhook);
  }

  #print(event: WebhookEvent, cursor?: string): void {
    const { terminal } = this.#context;
    terminal.print(this.#options.isJson ? JSON.stringify({ event, cursor }) : describeEvent(event, terminal));
  }

  #noteConnection(change: StreamConnection): void {
    const { note, paint } = this.#context.terminal;
    if (change.state === 'open') this.#begin();
    if (change.state === 'open' && this.#isLost) note(paint('dim', 'Connected again.'));
    if (change.state === 'lost' && !this.#isLost) {
      note(paint('yellow', `The connection is lost: ${causeOf(change.cause)}. Trying again …`));
    }
    this.#isLost = change.state === 'lost';
  }

  /** Not before the API has accepted the call. */
  #begin(): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    this.#greet();
    this.#readCommands();
  }

  #readCommands(): void {
    const { input, signal, terminal } = this.#context;
    if (input === undefined || this.#deliveries === undefined) return;
    readLines(input, signal, async (line) => {
      const [command, id] = line.trim().split(/\s+/);
      if (command === 'r') await this.#resend(id);
      else if (command) terminal.note('r sends the last event again, r and the id of an event that one. Ctrl-C ends.');
    });
  }

  async #resend(id = [...this.#remembered.keys()].at(-1)): Promise<void> {
    const { connection, signal, terminal } = this.#context;
    if (id === undefined) return terminal.note('No event has come yet: name one, as in r evt_…');
    try {
      const event = this.#remembered.get(id) ?? (await findEventById(id, connection.client, signal));
      this.#resent += 1;
      await this.#deliveries?.send(toWebhookEvent(event));
    } catch (error) {
      if (!signal.aborted) terminal.note(causeOf(error));
    }
  }

  #greet(): void {
    const { connection, terminal, input } = this.#context;
    const { types, forwardTo, secret } = this.#options;
    const { note, paint } = terminal;
    const whose = connection.partner === undefined ? '' : ` of ${connection.partner}`;
    note(`Listening to ${types === undefined ? 'all events' : types.join(', ')}${whose} at ${connection.baseUrl}`);
    if (forwardTo) note(`Each event goes to ${forwardTo.href} as a webhook`);
    if (forwardTo && secret === undefined) note(`Its secret, new for this session: ${paint('bold', this.#secret)}`);
    if (forwardTo && input) note('r and Enter sends the last event again; r and the id of an event, that one');
    note(`${paint('dim', 'Ctrl-C ends')}\n`);
  }

  #summarise(): void {
    const { note } = this.#context.terminal;
    const { accepted = 0, failed = 0 } = this.#deliveries ?? {};
    const again = this.#resent === 0 ? ',' : `, ${this.#resent} sent again:`;
    const answers = this.#deliveries ? `${again} ${accepted} accepted, ${failed} failed` : '';
    note(`\n${this.#seen} ${this.#seen === 1 ? 'event' : 'events'}${answers}.`);
    if (this.#place !== undefined) note(`To go on from here: --after ${this.#place}`);
  }
}

function makeSecret(): string {
  return `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))}`;
}
