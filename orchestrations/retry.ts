import { createHash } from 'node:crypto';
import { RetryOptions } from 'durable-functions';

/** How often and how patiently an activity is tried, the first try included. */
export interface RetryPolicy {
  attempts: number;
  firstDelayMs: number;
  maxDelayMs: number;
}

export interface RetryPolicies {
  /** A step that acts: a partner is waiting. */
  act: RetryPolicy;
  /** An undo, or work past the pivot: better late than left. */
  finish: RetryPolicy;
  /** How long a stuck saga waits for a person before it tries again by itself. */
  stuckDelayMs: number;
  /** How often it looks meanwhile whether a person has asked for that; a nudge that arrives is sooner. */
  stuckLookMs: number;
}

export interface SagaSettings {
  stepAttempts: number;
  finishAttempts: number;
  firstDelayMs: number;
  maxDelayMs: number;
  stuckDelayMs: number;
  stuckLookMs: number;
}

export function toRetryPolicies(settings: SagaSettings): RetryPolicies {
  const { stepAttempts, finishAttempts, firstDelayMs, maxDelayMs, stuckDelayMs, stuckLookMs } = settings;
  return {
    act: { attempts: stepAttempts, firstDelayMs, maxDelayMs },
    finish: { attempts: finishAttempts, firstDelayMs, maxDelayMs },
    stuckDelayMs,
    stuckLookMs,
  };
}

const BACKOFF = 2;

/** For the saga's own records: it can't go on without them. */
export const ALWAYS: RetryPolicy = { attempts: 1_000_000, firstDelayMs: 1_000, maxDelayMs: 300_000 };

/**
 * Growing delays as Durable Functions understands them. Durable has no jitter, and an orchestrator must decide the
 * same in every replay, so up to half of the first delay is spread by a hash of `seed`: orders that failed together
 * don't come back together.
 */
export function toRetryOptions(policy: RetryPolicy, seed: string): RetryOptions {
  const options = new RetryOptions(computeFirstDelay(policy, seed), policy.attempts);
  options.backoffCoefficient = BACKOFF;
  options.maxRetryIntervalInMilliseconds = policy.maxDelayMs;
  return options;
}

/**
 * How long Durable waits after an attempt that failed, in milliseconds; undefined if that was the last.
 *
 * @param attempt that has failed, from 1
 */
export function computeDelayAfter(attempt: number, policy: RetryPolicy, seed: string): number | undefined {
  if (attempt >= policy.attempts) return undefined;
  return Math.min(policy.maxDelayMs, computeFirstDelay(policy, seed) * BACKOFF ** (attempt - 1));
}

/** Unique for each activity of each saga. */
export function retrySeedOf(instance: string, activity: string): string {
  return `${instance}/${activity}`;
}

function computeFirstDelay({ firstDelayMs }: RetryPolicy, seed: string): number {
  const spread = createHash('sha256').update(seed).digest().readUInt16BE() / 0xffff;
  return Math.max(1, Math.round(firstDelayMs * (1 + spread / 2)));
}
