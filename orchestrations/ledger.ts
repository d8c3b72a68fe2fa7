import { z } from 'zod';
import type { Cause } from '../shared/domain/cause.ts';
import { Failure } from '../shared/domain/order-failure.ts';
import type { Activity } from './activity.ts';

/**
 * One run of a saga on its subject. A later run of the same saga has a different `run`.
 */
export type RunOf<I> = I & {
  run: string;
  /** The instance, its version and its task hub, for the first step if that claims the subject. */
  instance?: string | undefined;
  version?: string | undefined;
  /** A step that answered that it waits runs again. */
  hasWaited?: true | undefined;
  hub?: string | undefined;
};

/** A failure means that an earlier run was lost while it compensated, and this run has to finish the compensation. */
export const Claim = z.union([z.enum(['claimed', 'superseded']), z.object({ failure: Failure })]);
export type Claim = z.infer<typeof Claim>;

/** Superseded: another run owns the subject, so this run must not undo anything. */
export const Compensation = z.enum(['compensating', 'superseded']).catch('compensating');
export type Compensation = z.infer<typeof Compensation>;

/**
 * `requested` is the subject's version at which an operator asked a stuck saga to try again, 0 if nobody did.
 * Superseded: another run owns the subject.
 */
export const Look = z.union([z.literal('superseded'), z.object({ requested: z.int().nonnegative() })]);
export type Look = z.infer<typeof Look>;

/** Where a saga writes its state. */
export interface Ledger<I> {
  /** Absent if the first step claims the subject. That saves a call and a write. */
  claim?: Activity<RunOf<I>, Claim>;
  /** Both absent if the saga has no steps that can be undone. */
  compensate?: Activity<RunOf<I> & { failure: Failure }, Compensation>;
  /** `undone`: the names of the undos that ran, in their order. */
  fail?: Activity<RunOf<I> & { failure: Failure; undone?: string[] | undefined }, void>;
  /** Says whether the subject still waits. Absent if a version does not wait for outages to end. */
  delay?: Activity<RunOf<I> & { activity: string; because: Cause; nextAt: string }, boolean>;
  stick: Activity<RunOf<I> & { remaining: string[]; because: Cause; answered?: number | undefined }, void>;
  look: Activity<RunOf<I>, Look>;
  resume: Activity<RunOf<I>, void>;
}
