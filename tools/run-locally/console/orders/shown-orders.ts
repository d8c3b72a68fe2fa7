import type { ActiveFault } from '@partner-orders/embedded-azure/console/faults/fault-switch';
import type { Trace } from '@partner-orders/embedded-azure/internals/monitor/queries/query-answers';
import type { Money } from '../../../../shared/domain/money.ts';
import type { Story } from '../../../operator/story/story.ts';
import type { Terminal } from '../as-partner/terminal.ts';

/** What the server of the orders' panel and its page say to each other. */

export interface ShownOrder {
  id: string;
  partnerId: string;
  status: string;
  isDelayed: boolean;
  /** The state of its saga; undefined if a newer version of the app wrote the order. */
  saga: string | undefined;
  isHeld: boolean;
  reference: string | undefined;
  total: Money;
  units: number;
  createdAt: string;
  updatedAt: string;
}

export interface ShownOrders {
  orders: ShownOrder[];
  /** Those of the page that can't be read. */
  unreadable: string[];
  /** Where the next page begins; undefined on the last one. */
  next: string | undefined;
  /** Whether more orders are open than were looked at. */
  isCut?: boolean;
}

export interface OrderDesk {
  partners: string[];
  statuses: { status: string; means: string }[];
  presets: OrderPreset[];
  terminal: Terminal;
}

export interface OrderPreset {
  name: string;
  about: string;
  order: unknown;
  /** A fault of the carrier that is switched on before the order is placed. */
  carrierFault?: { operation: string; fault: string; times: number };
}

/** An act of the operator that the story offers. */
export interface OfferedAct {
  /** `orders resume ord_1`: what the page sends to have it done. */
  command: string;
  /** The same for a terminal. */
  line: string;
  /** As the story suggests it. */
  toldAs: string;
  /** Whether the story doesn't suggest it: a new saga, in case the present one has died. */
  isRescue: boolean;
  does: string;
  /** What it does that can't be taken back; undefined if it can. */
  destroys: string | undefined;
  needsReason: boolean;
}

export interface ActAnswer {
  line: string;
  output: string;
  isFailed: boolean;
}

/** What the payment provider really did. Amounts are in minor units. */
export interface PaymentRecord {
  id: string;
  status: string;
  amount: number;
  currency: string;
  captured: number;
  refunded: number;
  authorizations: number;
  captures: number;
  cancels: number;
  refunds: number;
  dispute: string | null;
}

/** What the carrier really did. */
export interface ShipmentRecord {
  status: string;
  trackingNumber: string | null;
  counts: [what: string, times: number][];
}

/** One run of an activity. Times are RFC 3339. */
export interface Attempt {
  from: string;
  /** Undefined while it runs. */
  to: string | undefined;
  /** Why it failed. */
  fault: string | undefined;
}

/** The oldest first. */
export interface StepAttempts {
  did: Attempt[];
  undid: Attempt[];
}

/** The trace, or why there is none. */
export type OrderTrace = { trace: Trace; missing?: undefined } | { missing: string; trace?: undefined };

export interface ShownStory {
  story: Story;
  /** By the step's name. Undefined if the Functions host doesn't answer, or has no history of the saga any more. */
  attempts: Record<string, StepAttempts> | undefined;
  /** Whether something may still happen by itself soon. */
  isLive: boolean;
  acts: OfferedAct[];
  /** The page where the payer confirms the payment, while the order waits for that. */
  payerUrl: string | undefined;
  /** Where the simulators are told what the payer and the carrier do. */
  playUrls: { payer: string | undefined; carrier: string };
  terminal: Terminal;
  /** What the partner can still do. */
  can: { cancel: boolean; refund: boolean };
  /** Faults of the simulators that concern this order only. */
  faults: ActiveFault[];
  /** Undefined if the provider's simulator doesn't answer. */
  payments: PaymentRecord[] | undefined;
  shipments: ShipmentRecord[] | undefined;
}
