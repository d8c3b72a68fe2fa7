import type { Cause } from '../../../shared/domain/cause.ts';
import type { Money } from '../../../shared/domain/money.ts';
import type { Refund } from '../../../shared/domain/refund.ts';
import type { Parcel } from '../../../shared/domain/shipment.ts';
import type { WebhookAttempt } from '../../../shared/domain/webhook-delivery.ts';

/*
 * The whole story of an order, as a terminal prints it and a page draws it. It names no recipients and no addresses. Times
 * are RFC 3339, durations are in milliseconds. Lists are in the order in which they are shown.
 */

export interface Story {
  /** When it was told. */
  at: string;
  order: StoryOrder;
  saga: StorySaga | undefined;
  /** What happened to the order, the oldest first: its events, what operators did, and that it was erased. */
  timeline: StoryEntry[];
  payment: StoryPayment | undefined;
  shipment: StoryShipment | undefined;
  refunds: StoryRefund[];
  hold: StoryHold | undefined;
  /** The import that placed it. */
  origin: StoryOrigin | undefined;
  /** What was sent to the partner's webhook endpoints about it, the oldest first. */
  deliveries: StoryDelivery[];
  /** Messages about it that wait for an operator. */
  messages: StoryMessage[];
  /** Where the books of the providers differ from ours. */
  differences: StoryDifference[];
  /** What is wrong and what repairs it, the most important first. Empty if all is well. */
  troubles: StoryTrouble[];
  next: StoryNext;
  /** What could not be read, and so is not in the story. */
  leftOut: StoryGap[];
}

export interface StoryOrder {
  id: string;
  partnerId: string;
  /** `unreadable` if its document can't be read. */
  status: string;
  means: string | undefined;
  isDelayed: boolean;
  total: Money | undefined;
  reference: string | undefined;
  units: number | undefined;
  version: number | undefined;
  createdAt: string | undefined;
  updatedAt: string | undefined;
  /** When what was stored about its people was erased. */
  erasedAt: string | undefined;
  /** Why it failed, or is being undone. */
  failure: { step: string; code: string; message: string } | undefined;
  /** The trace in which it was placed, as telemetry names it: `operation_Id`. */
  traceId: string | undefined;
}

export interface StorySaga {
  status: string;
  /** The Durable Functions instance. */
  instance: string;
  hub: string | undefined;
  version: string | undefined;
  run: string | undefined;
  /** How often the app started another one because it was lost. */
  restarts: number;
  steps: StoryStep[];
}

/**
 * `done`, also if it was undone later; `running`; `waiting` for an outage to end, a payer or a verdict; `stuck`; `failed` or
 * refused; `to_come`; `not_done`, and it never will be.
 */
export type StepState = 'done' | 'running' | 'waiting' | 'stuck' | 'failed' | 'to_come' | 'not_done';

export interface StoryStep {
  name: string;
  /** `reserve the stock` */
  does: string;
  state: StepState;
  /** When it could begin: when the step before it was done. */
  since: string | undefined;
  /** When it was done. */
  at: string | undefined;
  tookMs: number | undefined;
  /** What it waits for, or why it failed. */
  because: string | undefined;
  /** When it is tried again, or when its wait ends. */
  until: string | undefined;
  undo: StoryUndo | undefined;
}

/** `done`; `running`; `failing`: it is tried again; `stuck`: tried often, and waits for a person; `to_come`. */
export type UndoState = 'done' | 'running' | 'failing' | 'stuck' | 'to_come';

/** The compensation of a step. */
export interface StoryUndo {
  /** `give the stock back` */
  does: string;
  state: UndoState;
  /** How often it has failed. */
  attempts: number | undefined;
  /** Of several that are stuck, only that of the one that failed first is kept. */
  because: Cause | undefined;
  nextAt: string | undefined;
}

export interface StoryEntry {
  at: string | undefined;
  kind: 'event' | 'act' | 'mend' | 'erasure';
  /** Of an event: its place among those of the order. */
  sequence: number | undefined;
  /** The event's type or the operator's command. */
  what: string;
  by: string;
  detail: string;
  /** When what it began ends, if that was known. */
  until?: string;
  isTrouble: boolean;
}

export interface StoryPayment {
  id: string;
  /** As far as our books know it. */
  state: 'opened' | 'waiting_for_payer' | 'authorized' | 'capture_asked' | 'captured' | 'released';
  /** Earlier payments that this one replaced. */
  renewals: number;
  disputes: { id: string; status: string; amount: Money; openedAt: string }[];
}

export interface StoryShipment {
  carrier: string;
  status: string;
  parcels: Pick<Parcel, 'trackingNumber' | 'status'>[];
}

export interface StoryRefund {
  id: string;
  status: Refund['status'];
  amount: Money;
  saga: Refund['saga']['status'];
  createdAt: string;
  updatedAt: string;
  /** Since when the payment provider has it. */
  atProviderSince: string | undefined;
  because: Cause | undefined;
  remaining: readonly string[];
}

export interface StoryHold {
  state: 'required' | 'held' | 'released' | 'rejected';
  rules: readonly string[];
  since: string;
  until: string;
  onDeadline: 'release' | 'reject';
  by: string | undefined;
  because: string | undefined;
}

export interface StoryOrigin {
  jobId: string;
  line: string | undefined;
  /** Undefined if the import is not kept any more. */
  status: string | undefined;
}

export interface StoryDelivery {
  id: string;
  endpointId: string;
  /** Without its query, which may hold a secret. */
  url: string;
  type: string;
  sequence: number | undefined;
  status: 'pending' | 'delivered' | 'failed';
  attempts: readonly WebhookAttempt[];
  nextAttemptAt: string | undefined;
}

export interface StoryMessage {
  kind: 'rejection' | 'dead_letter' | 'parked';
  id: string;
  /** The consumer or subscription. */
  of: string;
  type: string | undefined;
  at: string | undefined;
  because: string;
}

export interface StoryDifference {
  id: string;
  about: string;
  what: string;
  since: string;
}

export interface StoryTrouble {
  /** `stuck`: a person has to act. `late`: it may still go on by itself. `partner`: the partner's affair. */
  kind: 'stuck' | 'late' | 'partner';
  what: string;
  /** When that happens, if a time is set. */
  at?: string;
  why: string | undefined;
  /** What repairs it, to copy; the first is what to try first. */
  commands: string[];
}

export interface StoryNext {
  what: string;
  /** When that happens, at the latest or about then. */
  at: string | undefined;
}

export interface StoryGap {
  part: string;
  why: string;
  /** The role that is probably missing, in Azure. */
  role: string | undefined;
}
