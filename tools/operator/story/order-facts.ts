import type { RecordedAct } from '../../../shared/domain/act.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { OrderRef } from '../../../shared/domain/ids.ts';
import type { Job } from '../../../shared/domain/job.ts';
import type { NewerOrder } from '../../../shared/domain/newer-order.ts';
import type { Order } from '../../../shared/domain/order.ts';
import type { TimelineEvent } from '../../../shared/domain/order-events.ts';
import type { Refund } from '../../../shared/domain/refund.ts';
import type { Rejection } from '../../../shared/domain/rejection.ts';
import type { WebhookDelivery } from '../../../shared/domain/webhook-delivery.ts';
import type { WebhookEndpoint } from '../../../shared/domain/webhook-endpoint.ts';
import type { Mend } from '../../../shared/ports/documents-admin.ts';
import type { ParkedEvent } from '../../../shared/ports/outbox-admin.ts';
import type { DeadLetterSummary } from '../dead-letter-summary.ts';
import type { StoryGap } from './story.ts';

/** What our stores know about an order. A list is empty also if it could not be read: `leftOut` says so. */
export interface OrderFacts {
  ref: OrderRef;
  now: Date;
  order: Order | NewerOrder | undefined;
  /** Why the order's document can't be read. */
  fault: string | undefined;
  traceparent: string | undefined;
  events: readonly TimelineEvent[];
  refunds: readonly Refund[];
  mends: readonly Mend[];
  acts: readonly RecordedAct[];
  /** The import and its line: `imp_…:17`. */
  origin: string | undefined;
  job: Pick<Job, 'id' | 'status'> | undefined;
  endpoints: readonly WebhookEndpoint[];
  deliveries: readonly WebhookDelivery[];
  rejections: readonly Rejection[];
  deadLetters: readonly DeadLetterSummary[];
  parked: readonly ParkedEvent[];
  differences: readonly Finding[];
  leftOut: readonly StoryGap[];
}
