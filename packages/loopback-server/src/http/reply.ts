/** What a handler answers, with at most one of `body`, `html`, `file` and `events`; without any the answer is empty. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as a page. */
  readonly html?: string;
  /** Sent as it is. */
  readonly file?: { readonly type: string; readonly bytes: Uint8Array };
  /**
   * Sent as server-sent events, each as JSON, until they end, the client goes or the server closes; then `signal` aborts.
   * https://html.spec.whatwg.org/multipage/server-sent-events.html
   */
  readonly events?: (signal: AbortSignal) => AsyncIterable<unknown>;
}

/** A handler returns this to never answer: the socket stays open until the client gives up or the server closes. */
export const UNANSWERED = Symbol('unanswered');

/** A handler returns this to break the connection without an answer. */
export const DROPPED = Symbol('dropped');

export type Answer = Reply | typeof UNANSWERED | typeof DROPPED;
