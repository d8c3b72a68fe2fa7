/** The console's server refused or failed; its message is shown as it is. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * Asks the console's server.
 *
 * @param path below `/api`: `/messages/entities`
 * @throws Refusal
 */
export function ask<T>(path: string, signal?: AbortSignal): Promise<T> {
  return call('GET', path, undefined, signal);
}

/** Sends what changes something. @throws Refusal */
export function send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T> {
  return call(method, path, body);
}

async function call<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const answer = await fetch(`/api${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new Refusal(0, 'The console doesn’t answer: has `npm start` ended?');
  });
  const text = await answer.text();
  const content: unknown = text === '' ? undefined : parsed(text);
  if (!answer.ok) throw new Refusal(answer.status, messageIn(content) ?? `${method} ${path}: ${answer.status}`);
  return content as T;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function messageIn(content: unknown): string | undefined {
  const isFault = typeof content === 'object' && content !== null && 'error' in content;
  return isFault && typeof content.error === 'string' ? content.error : undefined;
}
