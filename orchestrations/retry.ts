import { createHash } from 'node:crypto';
import { RetryOptions } from 'durable-functions';

/** How many attempts an activity gets, including the first, and how long it waits between them. */
export interface RetryPolicy {
  attempts: number;
  firstDelayMs: number;
  maxDelayMs: number;
}

export interface RetryPolicies {
  /** For a step: a partner is waiting. */
  act: RetryPolicy;
  /** For an undo, or for work after the pivot: it may take long, but it has to be done. */
  finish: RetryPolicy;
  /** How long a stuck saga waits for an operator before it tries again by itself. */
  stuckDelayMs: number;
  /**
   * How often it checks meanwhile whether an operator has asked for that. An event that arrives ends the wait sooner.
   */
  stuckLookMs: number;
  /** How long a step waits for an outage to end before the saga undoes everything; 0 if it does not wait. */
  outageMs: number;
  /** How long it waits between two rounds of attempts meanwhile, and at first when it waits for somebody to act. */
  outageDelayMs: number;
}

export interface SagaSettings {
  stepAttempts: number;
  finishAttempts: number;
  firstDelayMs: number;
  maxDelayMs: number;
  stuckDelayMs: number;
  stuckLookMs: number;
  outageMs: number;
  outageDelayMs: number;
}

export function toRetryPolicies(settings: SagaSettings): RetryPolicies {
  const { stepAttempts, finishAttempts, firstDelayMs, maxDelayMs, ...waits } = settings;
  const { stuckDelayMs, stuckLookMs, outageMs, outageDelayMs } = waits;
  return {
    act: { attempts: stepAttempts, firstDelayMs, maxDelayMs },
    finish: { attempts: finishAttempts, firstDelayMs, maxDelayMs },
    stuckDelayMs,
    stuckLookMs,
    outageMs,
    outageDelayMs,
  };
}

const BACKOFF = 2;

/** For the saga's own records: the saga can't continue without them. */
export const ALWAYS: RetryPolicy = { attempts: 1_000_000, firstDelayMs: 1_000, maxDelayMs: 300_000 };

/**
 * Growing delays in the form that Durable Functions expects. Durable has no jitter, and an orchestrator must decide the
 * same in every replay. So a hash of `seed` adds up to half of the first delay, and orders that failed together don't
 * come back together.
 */
export function toRetryOptions(policy: RetryPolicy, seed: string): RetryOptions {
  const options = new RetryOptions(computeFirstDelay(policy, seed), policy.attempts);
  options.backoffCoefficient = BACKOFF;
  options.maxRetryIntervalInMilliseconds = policy.maxDelayMs;
  return options;
}

/**
 * How long Durable waits after a failed attempt, in milliseconds; undefined if that was the last one.
 *
 * @param attempt the number of the failed attempt, from 1
 */
export function computeDelayAfter(attempt: number, policy: RetryPolicy, seed: string): number | undefined {
  if (attempt >= policy.attempts) return undefined;
  return Math.min(policy.maxDelayMs, computeFirstDelay(policy, seed) * BACKOFF ** (attempt - 1));
}

/** A different seed for each activity of each saga. */
export function retrySeedOf(instance: string, activity: string): string {
  return `${instance}/${activity}`;
}

/** A wait of about `delayMs`, from half to one and a half of it, so that orders that wait together don't come back together. */
export function spreadDelay(delayMs: number, seed: string): number {
  return Math.max(1, Math.round(delayMs * (0.5 + spreadOf(seed))));
}

const DAY_MS = 86_400_000;

/**
 * When a step that waits runs again, even if nobody says that something has happened. Each wait is as long as all waits
 * before it together, so that a week of waiting is about a dozen runs, and none is longer than a day: Durable would split
 * a timer of more than six.
 *
 * All times are in milliseconds.
 *
 * @param since when the wait began
 * @param firstDelayMs the first wait, spread by `seed`
 */
export function computeNextRun(
  { now, since, until }: { now: number; since: number; until: number },
  firstDelayMs: number,
  seed: string,
): number {
  const delayMs = Math.min(DAY_MS, Math.max(now - since, spreadDelay(firstDelayMs, seed)));
  // The step's clock may be behind the orchestrator's: then it still waits at its time.
  return Math.max(now + 1_000, Math.min(until, now + delayMs));
}

/** From 0 to 1, the same in every replay. */
function spreadOf(seed: string): number {
  return createHash('sha256').update(seed).digest().readUInt16BE() / 0xffff;
}

function computeFirstDelay({ firstDelayMs }: RetryPolicy, seed: string): number {
  return Math.max(1, Math.round(firstDelayMs * (1 + spreadOf(seed) / 2)));
}
