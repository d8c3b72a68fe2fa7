/** One signed POST to a partner's endpoint. */
export interface WebhookRequest {
  url: string;
  /** All headers but `host`, `content-length` and `user-agent`, which the sender sets. */
  headers: Readonly<Record<string, string>>;
  body: string;
  /** Ends the attempt early. The reason is then `stopped`. */
  signal?: AbortSignal | undefined;
}

/** Why there is no answer that counts. The partner sees it with the delivery. */
export const webhookFailures = [
  /** The URL itself is one that no webhook may have. */
  'bad_url',
  /** Its host has no address, or one that is not on the public internet. */
  'refused_address',
  'not_resolved',
  /** The connection was refused, or ended before the answer did. */
  'connection',
  'certificate',
  'malformed_answer',
  /** The whole attempt took too long: look-up, connection, TLS, request and answer. */
  'timeout',
  /** None of the endpoint's secrets can be opened, so nothing was sent. */
  'no_secret',
  /** We ended the attempt ourselves. It says nothing about the endpoint. */
  'stopped',
] as const;
export type WebhookFailure = (typeof webhookFailures)[number];

export type WebhookAnswer =
  | {
      kind: 'answered';
      /** The HTTP status. Only 2xx is success; a redirect (3xx) is not followed. */
      status: number;
      /** Without times in which this process was too busy to notice the answer. */
      latencyMs: number;
      /** The beginning of the answer as printable text, at most 1,000 characters. Empty if it has none. */
      excerpt: string;
      /** How long the endpoint asks us to wait, if its `Retry-After` says so: at most a day. */
      retryAfterMs?: number | undefined;
    }
  | {
      kind: 'failed';
      reason: WebhookFailure;
      /** A sentence for the partner. It contains none of our addresses or internals. */
      message: string;
      latencyMs: number;
    };

/** Sends webhooks to addresses that partners choose. */
export interface WebhookSender {
  /** Every outcome is returned: it never throws. An attempt ends within the sender's time limit. */
  post(request: WebhookRequest): Promise<WebhookAnswer>;
}
