import { join } from 'node:path';
import type { ConsolePart } from '@partner-orders/embedded-azure/console/console-part';
import { root } from '../../root.ts';
import type { PreparedStack } from '../partner-orders.ts';
import { apiReferencePart } from './api-reference/api-reference-part.ts';
import { PartnerCalls } from './as-partner/partner-calls.ts';
import { ordersPart } from './orders/orders-part.ts';
import { webhooksPart } from './webhooks/webhooks-part.ts';

/** The panels that know what an order is: they act as a partner, as the operator, and as the providers. */
export function orderParts({ directory, stack, gatewayUrl, clients, signInAs }: PreparedStack): ConsolePart[] {
  const { urls } = stack;
  const state = directory === join(root, '.local') ? undefined : directory;
  const calls = new PartnerCalls({ gatewayUrl, identityUrl: urls.identity, clients, state });
  const connections = {
    cosmos: { connectionString: urls.cosmos },
    serviceBus: { connectionString: urls.serviceBus },
    addresses: { gateway: gatewayUrl },
  };
  return [
    ordersPart({ connections, calls, paymentsUrl: urls.payments, carrierUrl: urls.carrier, state }),
    webhooksPart({ calls, directory }),
    apiReferencePart({ calls, signInAs }),
  ];
}
