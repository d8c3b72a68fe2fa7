import type { Clock } from '../../shared/ports/clock.ts';
import type { EventFeed } from '../../shared/ports/event-feed.ts';
import type { FeatureSwitches } from '../../shared/ports/feature-switches.ts';
import type { Mails } from '../../shared/ports/mails.ts';
import type { Orders } from '../../shared/ports/orders.ts';
import type { PartnerContacts } from '../../shared/ports/partner-contacts.ts';
import type { RecipientErasure } from '../../shared/ports/recipient-erasure.ts';
import type { RedeliveryJobs } from '../../shared/ports/redelivery-jobs.ts';
import type { SealedSecrets } from '../../shared/ports/sealed-secrets.ts';
import type { WebhookDeliveries } from '../../shared/ports/webhook-deliveries.ts';
import type { WebhookEndpoints } from '../../shared/ports/webhook-endpoints.ts';
import type { WebhookNudges } from '../../shared/ports/webhook-nudges.ts';
import type { WebhookSender } from '../../shared/ports/webhook-sender.ts';
import type { EndpointGate } from './endpoint-gate.ts';

/** The ports that the sending of webhooks uses. */
export interface WebhookPorts {
  webhookEndpoints: WebhookEndpoints;
  webhookDeliveries: WebhookDeliveries;
  webhookNudges: WebhookNudges;
  webhookSender: WebhookSender;
  redeliveryJobs: RedeliveryJobs;
  sealedSecrets: SealedSecrets;
  eventFeed: EventFeed;
  orders: Pick<Orders, 'readTimeline'>;
  recipientErasure: Pick<RecipientErasure, 'eraseLateAnswers'>;
  mails: Mails;
  partnerContacts: PartnerContacts;
  endpointGate: EndpointGate;
  featureSwitches: Pick<FeatureSwitches, 'findWait'>;
  clock: Clock;
}
