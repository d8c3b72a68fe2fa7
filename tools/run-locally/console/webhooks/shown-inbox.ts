import type { Terminal } from '../as-partner/terminal.ts';

/** What the server of the webhooks' panel and its page say to each other. */

/** How the receiver answers: as it should, or not. */
export type AnswerMode =
  | { kind: 'ok' }
  | { kind: 'status'; status: number; retryAfterS?: number | undefined }
  | { kind: 'slow'; ms: number }
  | { kind: 'page' }
  | { kind: 'silence' }
  | { kind: 'reset' };

export interface Switch {
  mode: AnswerMode;
  /** For the next so many; undefined until it is switched back. */
  times: number | undefined;
}

export interface Arrival {
  number: number;
  at: string;
  headers: [name: string, value: string][];
  body: string;
  /** Undefined if the signature is right; otherwise why it is not. */
  fault: string | undefined;
  /** How often this receiver has got the event, with this time. */
  attempt: number;
  /** What was answered: `204`, or what happened instead. */
  answer: string;
  eventId: string | undefined;
  type: string | undefined;
  /** The order that it is about. */
  subject: string | undefined;
  /** From the event to its arrival. */
  latencyMs: number | undefined;
}

export interface ShownInbox {
  url: string;
  /** The endpoint that this receiver has made; undefined if it has none. */
  endpointId: string | undefined;
  answering: Switch;
  /** The newest first. */
  arrivals: Arrival[];
  types: string[];
  terminal: Terminal;
}

export interface ShownDelivery {
  id: string;
  type: string;
  orderId?: string | undefined;
  status: string;
  eventAt: string;
  attempts: { at: string; status?: number | undefined; latencyMs: number; error?: string | undefined }[];
  nextAttemptAt?: string | undefined;
}

export interface ShownEndpoint {
  types: string[];
  enabled: boolean;
  failingSince?: string | undefined;
  behindSince?: string | undefined;
  disabledReason?: string | undefined;
  oldSecretUntil?: string | undefined;
}

export interface ShownDeliveries {
  /** Undefined if it was deleted. */
  endpoint: ShownEndpoint | undefined;
  deliveries: ShownDelivery[];
}
