import { ConsoleFault } from '@partner-orders/embedded-azure/console/console-fault';
import type { ClientCredentials } from '@partner-orders/embedded-azure/stack';
import { MERCHANT } from '../../../seed/partners.ts';
import { fetchToken } from '../../client/fetch-token.ts';
import { PartnerClient } from '../../client/partner-client.ts';
import type { Exchange } from './exchange.ts';
import type { Terminal } from './terminal.ts';
import { tokenCommand } from './token-command.ts';
import { writeCurl } from './write-curl.ts';

export interface PartnerCallsOptions {
  gatewayUrl: string;
  identityUrl: string;
  clients: Readonly<Record<string, ClientCredentials>>;
  /** The state of the stack, if it is not the default. */
  state: string | undefined;
}

interface Call {
  method: string;
  /** `/v1/orders` */
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
}

/** Tokens are valid for an hour. */
const TOKEN_MS = 1_800_000;

/** Calls the API through the gateway, as a seeded partner does. */
export class PartnerCalls {
  readonly #options: PartnerCallsOptions;
  readonly #tokens = new Map<string, { token: Promise<string>; until: number }>();

  constructor(options: PartnerCallsOptions) {
    this.#options = options;
  }

  get gatewayUrl(): string {
    return this.#options.gatewayUrl;
  }

  get terminal(): Terminal {
    const { gatewayUrl, state } = this.#options;
    return { gatewayUrl, state };
  }

  /** The partners that have a client here. */
  get partners(): string[] {
    return Object.keys(this.#options.clients).filter((name) => name !== MERCHANT);
  }

  /** The partners, and the merchant last. */
  get clients(): string[] {
    return [...this.partners, ...(Object.hasOwn(this.#options.clients, MERCHANT) ? [MERCHANT] : [])];
  }

  /** @throws ConsoleFault if there is no such client, or no token */
  async token(name: string): Promise<string> {
    const client = Object.hasOwn(this.#options.clients, name) ? this.#options.clients[name] : undefined;
    if (client === undefined) throw new ConsoleFault(404, `there is no client ${name}`);
    const kept = this.#tokens.get(name);
    if (kept !== undefined && kept.until > Date.now()) return kept.token;
    const token = fetchToken(this.#options.identityUrl, client).catch((error: unknown) => {
      this.#tokens.delete(name);
      throw new ConsoleFault(502, `no token for ${name}`, { cause: error });
    });
    this.#tokens.set(name, { token, until: Date.now() + TOKEN_MS });
    return token;
  }

  /** Prints a token in a terminal. */
  tokenCommand(name: string): string {
    return tokenCommand(name, this.#options.state);
  }

  /** The same call for a terminal. */
  curl(name: string, call: Call): string {
    return writeCurl({ name, ...call }, this.terminal);
  }

  /**
   * @returns what was answered, whatever its status
   * @throws ConsoleFault if nothing was, or if the path leads to another server, which must not see the token
   */
  async call(name: string, call: Call): Promise<Exchange> {
    const { gatewayUrl } = this.#options;
    const { method, path, headers, body } = call;
    if (URL.parse(path, gatewayUrl)?.origin !== new URL(gatewayUrl).origin)
      throw new ConsoleFault(400, `${path} is not a path of the API`);
    const client = new PartnerClient(gatewayUrl, await this.token(name));
    const began = performance.now();
    let answer: Response;
    let text: string;
    try {
      answer = await client.request(method, path, { body, ...(headers === undefined ? {} : { headers }) });
      text = await answer.text();
    } catch (error) {
      throw new ConsoleFault(502, `the gateway at ${gatewayUrl} doesn’t answer`, { cause: error });
    }
    return {
      method,
      url: new URL(path, gatewayUrl).href,
      requestBody: body,
      status: answer.status,
      headers: [...answer.headers],
      body: parsed(text),
      tookMs: performance.now() - began,
      curl: this.curl(name, call),
    };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text === '' ? undefined : text;
  }
}
