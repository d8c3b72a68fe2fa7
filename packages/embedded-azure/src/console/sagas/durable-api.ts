import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { WEBHOOK_PATH } from '../../durable/client-api/routes.ts';
import { ConsoleFault } from '../console-fault.ts';
import { quoted, writeApiCommand } from './write-api-command.ts';

export interface DurableApiOptions {
  /** Where the Functions host answers, or will. */
  hostUrl: () => string;
  /** The host's `keys.json`. Without it the host requires no key. */
  keyFile: string;
}

export interface DurableAnswer {
  status: number;
  body: unknown;
  /** The token of the next page. */
  continuation: string | undefined;
}

const Keys = z.object({ systemKeys: z.object({ durabletask_extension: z.string() }) });
const Failure = z.object({ Message: z.string().optional(), ExceptionMessage: z.string().optional() });
const TOKEN_HEADER = 'x-ms-continuation-token';
const WAIT_MS = 10_000;

/** The management API of Durable Functions on the host, called with the extension's system key. */
export class DurableApi {
  readonly #options: DurableApiOptions;

  constructor(options: DurableApiOptions) {
    this.#options = options;
  }

  /**
   * @param path below the API: `instances/ord_1?showHistory=true`
   * @throws ConsoleFault 502 while the host doesn't answer
   */
  async call(
    method: string,
    path: string,
    { json, continuation }: { json?: string; continuation?: string } = {},
  ): Promise<DurableAnswer> {
    const key = this.#key();
    const headers = {
      ...(key === undefined ? {} : { 'x-functions-key': key }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(continuation === undefined ? {} : { [TOKEN_HEADER]: continuation }),
    };
    const url = `${this.url}/${path}`;
    const signal = AbortSignal.timeout(WAIT_MS);
    try {
      const answer = await fetch(url, { method, headers, signal, ...(json === undefined ? {} : { body: json }) });
      const text = await answer.text();
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      return { status: answer.status, body, continuation: answer.headers.get(TOKEN_HEADER) ?? undefined };
    } catch (error) {
      throw new ConsoleFault(
        502,
        `The Functions host doesn’t answer at ${this.#options.hostUrl()}: it starts, or is down. Its instances continue when it runs again.`,
        { cause: error },
      );
    }
  }

  /** The same request for a shell, which has the key in `$KEY`. */
  commandOf(method: string, path: string, json?: string): string {
    return writeApiCommand(this.url, { method, path, ...(json === undefined ? {} : { json }) });
  }

  /** Sets `$KEY`. */
  get keyCommand(): string {
    return `KEY=$(node -p ${quoted(`JSON.parse(fs.readFileSync(${JSON.stringify(this.#options.keyFile)})).systemKeys.durabletask_extension`)})`;
  }

  get url(): string {
    return `${this.#options.hostUrl()}${WEBHOOK_PATH}`;
  }

  /** Read for each call, because the host makes the file when it first starts. */
  #key(): string | undefined {
    try {
      return Keys.parse(JSON.parse(readFileSync(this.#options.keyFile, 'utf8'))).systemKeys.durabletask_extension;
    } catch {
      return undefined;
    }
  }
}

/** What the API says about a refusal. */
export function refusalOf({ status, body }: DurableAnswer): string {
  if (typeof body === 'string') return body;
  const { data } = Failure.safeParse(body);
  return data?.ExceptionMessage ?? data?.Message ?? `the host answered ${status}`;
}
