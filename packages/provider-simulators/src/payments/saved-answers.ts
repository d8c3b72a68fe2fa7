import { createHash } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { StripeError } from './stripe-error.ts';

/** The first answer for a key. */
export interface SavedAnswer {
  readonly status: number;
  readonly body: unknown;
  /** The id of the request that got this answer. */
  readonly request: string;
}

/** What a key belongs to: one path with one set of parameters. */
export interface KeyedRequest {
  readonly key: string;
  readonly path: string;
  readonly fingerprint: string;
}

const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * Stripe's idempotency for API v1 (https://docs.stripe.com/api/idempotent_requests): the first answer for a key is
 * saved, even a failure, and repeated for 24 hours. Another request with the same key is refused, and so is a
 * repetition while the first request is still running. Requests that fail validation are not saved.
 */
export class SavedAnswers {
  readonly #find: StatementSync;
  readonly #save: StatementSync;
  readonly #forget: StatementSync;
  readonly #now: () => number;
  readonly #inFlight = new Map<string, KeyedRequest>();

  constructor(database: DatabaseSync, now: () => number) {
    this.#find = database.prepare('SELECT * FROM answers WHERE key = ? AND savedAt > ?');
    this.#save = database.prepare('INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?)');
    this.#forget = database.prepare('DELETE FROM answers WHERE savedAt <= ?');
    this.#now = now;
  }

  /**
   * @returns the saved answer; undefined if the caller now holds the key, and must `release` it at the end
   * @throws StripeError 400 for another request with this key, 409 while the first request is running
   */
  take(request: KeyedRequest): SavedAnswer | undefined {
    const working = this.#inFlight.get(request.key);
    if (working !== undefined) {
      refuseOther(working, request);
      throw inUse(request.key);
    }
    const row = this.#find.get(request.key, this.#now() - KEPT_MS);
    if (row === undefined) {
      this.#inFlight.set(request.key, request);
      return undefined;
    }
    refuseOther({ path: String(row['path']), fingerprint: String(row['fingerprint']) }, request);
    return {
      status: Number(row['status']),
      body: JSON.parse(String(row['body'])),
      request: String(row['request']),
    };
  }

  release({ key }: KeyedRequest): void {
    this.#inFlight.delete(key);
  }

  /** Call it in the same unit of the group commit as the work. Deletes answers older than 24 hours. */
  save({ key, path, fingerprint }: KeyedRequest, { request, status, body }: SavedAnswer): void {
    const now = this.#now();
    this.#forget.run(now - KEPT_MS);
    this.#save.run(key, path, fingerprint, request, status, JSON.stringify(body), now);
  }
}

/** The order of the parameters makes no difference. */
export function fingerprintOf(form: URLSearchParams): string {
  const pairs = [...form].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return createHash('sha256').update(pairs.sort().join('&')).digest('base64url');
}

function refuseOther(first: { path: string; fingerprint: string }, request: KeyedRequest): void {
  if (first.path !== request.path) {
    throw reused(
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${request.path}' vs '${first.path}'). Try using a key other than '${request.key}' if you meant to execute a different request.`,
    );
  }
  if (first.fingerprint !== request.fingerprint) {
    throw reused(
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${request.key}' if you meant to execute a different request.`,
    );
  }
}

function reused(message: string): StripeError {
  return new StripeError({ status: 400, type: 'idempotency_error', message });
}

function inUse(key: string): StripeError {
  return new StripeError({
    status: 409,
    type: 'idempotency_error',
    code: 'idempotency_key_in_use',
    message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
    headers: { 'stripe-should-retry': 'true' },
  });
}
