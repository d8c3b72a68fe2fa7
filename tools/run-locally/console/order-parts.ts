import { join } from 'node:path';
import type { ConsolePart } from '@partner-orders/embedded-azure/console/console-part';
import { DurableApi } from '@partner-orders/embedded-azure/console/sagas/durable-api';
import type { PreparedStack } from '../partner-orders.ts';
import { stateGiven } from '../state-given.ts';
import { apiReferencePart } from './api-reference/api-reference-part.ts';
import { PartnerCalls } from './as-partner/partner-calls.ts';
import { ordersPart } from './orders/orders-part.ts';
import { webhooksPart } from './webhooks/webhooks-part.ts';

/** The panels that know what an order is: they act as a partner, as the operator, and as the providers. */
export function orderParts({ directory, stack, gatewayUrl, hostUrl, clients, signInAs }: PreparedStack): ConsolePart[] {
  const { urls } = stack;
  const state = stateGiven(directory);
  const calls = new PartnerCalls({ gatewayUrl, identityUrl: urls.identity, clients, state });
  const connections = {
    cosmos: { connectionString: urls.cosmos },
    serviceBus: { connectionString: urls.serviceBus },
    addresses: { gateway: gatewayUrl },
  };
  const durable = new DurableApi({ hostUrl, keyFile: join(directory, 'functions-host', 'keys.json') });
  return [
    ordersPart({
      ...{ connections, calls, durable },
      ...{ paymentsUrl: urls.payments, carrierUrl: urls.carrier, monitorUrl: urls.monitor },
    }),
    webhooksPart({ calls, directory }),
    apiReferencePart({ calls, signInAs }),
  ];
}
