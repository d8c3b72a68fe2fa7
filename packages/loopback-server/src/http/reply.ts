/** What a handler answers. `body` is sent as JSON, `html` as a page; without both the answer is empty. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly html?: string;
}

/** A handler returns this to never answer: the socket stays open until the client gives up or the server closes. */
export const UNANSWERED = Symbol('unanswered');

export type Answer = Reply | typeof UNANSWERED;
