import type { WebhookNudge } from '../../shared/domain/webhook-nudge.ts';
import { catchUp } from './catch-up.ts';
import { deliverInSequence } from './deliver-in-sequence.ts';
import { redeliverSince } from './redeliver-since.ts';
import { resealEndpoint } from './reseal-endpoint.ts';
import type { WebhookPorts } from './webhook-ports.ts';

/** Does what a nudge reminds of. */
export function deliverWebhook(nudge: WebhookNudge, ports: WebhookPorts): Promise<void> {
  switch (nudge.kind) {
    case 'delivery':
      return deliverInSequence(nudge, ports);
    case 'catch-up':
      return catchUp(nudge, ports);
    case 'redelivery':
      return redeliverSince(nudge, ports);
    case 'reseal':
      return resealEndpoint(nudge, ports);
  }
}
