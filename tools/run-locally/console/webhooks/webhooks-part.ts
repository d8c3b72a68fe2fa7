import type { ConsolePart } from '@partner-orders/embedded-azure/console/console-part';
import type { PartnerCalls } from '../as-partner/partner-calls.ts';
import { endpointRoutes } from './endpoint-routes.ts';
import { receiverRoutes } from './receiver-routes.ts';
import { WebhookDesk } from './webhook-desk.ts';

export interface WebhooksPartOptions {
  calls: PartnerCalls;
  /** The state of the stack, where the secrets are kept. */
  directory: string;
}

/** A receiver of webhooks for each partner: what arrived, and how it answers. The endpoint is made through the API. */
export function webhooksPart({ calls, directory }: WebhooksPartOptions): ConsolePart {
  const desk = new WebhookDesk(calls.partners, directory);
  return { name: 'webhooks', routes: [...receiverRoutes(desk, calls), ...endpointRoutes(desk, calls)] };
}
