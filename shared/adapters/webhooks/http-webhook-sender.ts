import type { Resolver } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isPublicAddress } from '../../domain/is-public-address.ts';
import { parseWebhookUrl, type WebhookUrlRules } from '../../domain/webhook-url.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Stopwatches } from '../../ports/stopwatches.ts';
import type { WebhookAnswer, WebhookRequest, WebhookSender } from '../../ports/webhook-sender.ts';
import { readRetryAfter } from '../provider/read-retry-after.ts';
import { boundIdleSockets } from './bound-idle-sockets.ts';
import { createLookup, createResolver } from './look-up-host.ts';
import { readExcerpt } from './read-excerpt.ts';
import { sendRequest, type WebhookAgents } from './send-request.ts';
import { WebhookFailed } from './webhook-failed.ts';

export interface HttpWebhookSenderOptions extends WebhookUrlRules {
  /** The longest that an attempt takes, from the look-up of the host to the answer's status. */
  timeoutMs: number;
  clock: Clock;
  stopwatches: Stopwatches;
  /** Where host names are looked up. The default asks the system's name servers. */
  resolver?: Resolver;
  /** The addresses that a host name may have. The default is those on the public internet. */
  isAllowed?: (address: string) => boolean;
  /** The trusted authorities in PEM, instead of Node's. */
  ca?: string;
}

/** Azure drops connections silently after four idle minutes, and partners' hosts much earlier. */
const IDLE_MS = 10_000;
const MOST_IDLE = 256;
const MOST_IDLE_PER_HOST = 4;
const LONGEST_WAIT_MS = 86_400_000;
/** Node's default of 250 ms would give up on hosts that are far away, if they have several addresses. */
const NEXT_ADDRESS_MS = 2_000;

/**
 * Sends webhooks to addresses that we don't trust. It is Node's own client, because that connects to the addresses that
 * our look-up has checked, with TLS for the host's name, and says whether a connection that broke had been kept.
 */
export class HttpWebhookSender implements WebhookSender {
  readonly #options: HttpWebhookSenderOptions;
  readonly #agents: { 'http:': WebhookAgents; 'https:': WebhookAgents };

  constructor(options: HttpWebhookSenderOptions) {
    const { resolver = createResolver(), isAllowed = isPublicAddress, allowLoopback, ca } = options;
    const connection: https.AgentOptions = {
      lookup: createLookup(resolver, { allowLoopback, isAllowed }),
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_MS,
      // A variable of the environment could turn it off.
      rejectUnauthorized: true,
      ...(ca === undefined ? {} : { ca }),
    };
    const kept = { ...connection, keepAlive: true, maxFreeSockets: MOST_IDLE_PER_HOST, timeout: IDLE_MS };
    this.#options = options;
    this.#agents = {
      'http:': { kept: boundIdleSockets(new http.Agent(kept), MOST_IDLE), fresh: new http.Agent(connection) },
      'https:': { kept: boundIdleSockets(new https.Agent(kept), MOST_IDLE), fresh: new https.Agent(connection) },
    };
  }

  async post({ url, headers, body, signal }: WebhookRequest): Promise<WebhookAnswer> {
    const startedAt = performance.now();
    const { timeoutMs, clock, stopwatches } = this.#options;
    const watch = stopwatches.start();
    try {
      const response = await this.#send({ url, headers, body, signal });
      const latencyMs = Math.round(watch.stop());
      const retryAfterMs = readRetryAfter(response.headers['retry-after'], clock.now());
      return {
        kind: 'answered',
        status: response.statusCode ?? 0,
        latencyMs,
        excerpt: await readExcerpt(response, timeoutMs - (performance.now() - startedAt)),
        ...(retryAfterMs === undefined ? {} : { retryAfterMs: Math.min(retryAfterMs, LONGEST_WAIT_MS) }),
      };
    } catch (error) {
      const latencyMs = Math.round(watch.stop());
      if (!(error instanceof WebhookFailed)) throw error;
      return { kind: 'failed', reason: error.reason, message: error.message, latencyMs };
    }
  }

  /** Closes all idle connections. */
  close(): void {
    for (const { kept } of Object.values(this.#agents)) kept.destroy();
  }

  async #send({ url, headers, body, signal }: WebhookRequest): Promise<http.IncomingMessage> {
    const parsed = parseWebhookUrl(url, this.#options);
    if (parsed.kind === 'invalid') throw new WebhookFailed('bad_url', `The URL ${parsed.faults.join(', and ')}.`);
    const target = new URL(parsed.url);
    const ours = {
      'content-length': Buffer.byteLength(body),
      'accept-encoding': 'identity',
      'user-agent': 'PartnerOrders-Webhooks/1',
    };
    return sendRequest({
      target,
      body,
      headers: { ...headers, ...ours },
      agents: this.#agents[target.protocol as 'http:' | 'https:'],
      timeoutMs: this.#options.timeoutMs,
      signal,
    });
  }
}
