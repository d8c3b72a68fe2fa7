import { ConsoleFault } from '@partner-orders/embedded-azure/console/console-fault';
import type { SimulatorRequest } from '@partner-orders/loopback-server/http/route';
import { z } from 'zod';
import type { Exchange } from '../as-partner/exchange.ts';
import { InboxFile, type KeptSecret } from './inbox-file.ts';
import { WebhookInbox } from './webhook-inbox.ts';

const Made = z.looseObject({ id: z.string(), secret: z.string() });

/** What arrived at each partner's receiver, and the endpoint that leads to it with its secrets. */
export class WebhookDesk {
  readonly #file: InboxFile;
  readonly #kept: ReturnType<InboxFile['read']>;
  readonly #inboxes: ReadonlyMap<string, WebhookInbox>;

  /** @param directory the state of the stack, where the secrets are kept */
  constructor(partners: readonly string[], directory: string) {
    this.#file = new InboxFile(directory);
    this.#kept = this.#file.read();
    this.#inboxes = new Map(partners.map((name) => [name, new WebhookInbox()]));
  }

  /** @throws ConsoleFault 404 for an unknown partner */
  inboxOf({ parameters: { partner = '' } }: SimulatorRequest): { partner: string; inbox: WebhookInbox } {
    const inbox = this.#inboxes.get(partner);
    if (inbox === undefined) throw new ConsoleFault(404, `there is no partner ${partner}`);
    return { partner, inbox };
  }

  endpointIdOf(partner: string): string | undefined {
    return this.#kept[partner]?.endpointId;
  }

  /** The path of its endpoint in the API. @throws ConsoleFault 409 while it has none */
  pathOf(partner: string): string {
    const id = this.endpointIdOf(partner);
    if (id === undefined) throw new ConsoleFault(409, `the receiver of ${partner} has no endpoint yet`);
    return `/v1/webhook-endpoints/${id}`;
  }

  /** The current secret, and those whose overlap has not ended. */
  secretsAt(partner: string, now: Date): KeptSecret[] {
    const secrets = this.#kept[partner]?.secrets ?? [];
    return secrets.filter(({ until }) => until === undefined || new Date(until) > now);
  }

  /** Keeps the secret that the API has answered with, and takes it out of the answer: it stays here. */
  keepSecret(partner: string, exchange: Exchange, older: readonly KeptSecret[]): Exchange {
    const { data: made } = Made.safeParse(exchange.body);
    if (made === undefined) return exchange;
    this.#kept[partner] = { endpointId: made.id, secrets: [{ value: made.secret }, ...older] };
    this.#file.write(this.#kept);
    return { ...exchange, body: { ...made, secret: 'whsec_… (the console keeps it)' } };
  }

  forget(partner: string): void {
    delete this.#kept[partner];
    this.#file.write(this.#kept);
  }
}
