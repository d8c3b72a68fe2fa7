import { HttpCarrier } from '../../shared/adapters/carrier/http-carrier.ts';
import { type Guard, guardProvider } from '../../shared/adapters/provider/guard-provider.ts';
import { StripePayments } from '../../shared/adapters/stripe/stripe-payments.ts';
import { type OrderId, orderIdFor } from '../../shared/domain/ids.ts';
import type { Carrier, ShipmentRequest } from '../../shared/ports/carrier.ts';
import type { Payments } from '../../shared/ports/payments.ts';
import type { Secrets } from '../../shared/ports/secrets.ts';
import { lines, partnerId, secretsOf, shipTo } from './provider-fixture.ts';

type Bounds = Partial<Guard<Carrier>['bounds']>;
interface Options {
  secrets?: Secrets;
  timeoutMs?: number;
  isRepeatable?: boolean;
}

const usual = { mostCalls: 8, openMs: 60_000, mostWaitMs: 60_000, retryPercent: 0 };

/** The carrier's adapter behind its guard, without quick retries unless `bounds` allow them. */
export function guardedCarrier(url: string, bounds: Bounds = {}, options: Options = {}): Carrier {
  const { secrets = secretsOf('token'), timeoutMs = 2_000, isRepeatable = true } = options;
  const all = { ...usual, ...bounds };
  return guardProvider(new HttpCarrier({ url, secrets, timeoutMs, mostCalls: all.mostCalls }), {
    provider: 'carrier',
    bounds: all,
    methods: {
      book: { http: 'PUT', isRepeatable },
      cancel: { http: 'DELETE', isRepeatable },
      takeBack: { http: 'POST', isRepeatable },
    },
  });
}

export function guardedPayments(url: string, bounds: Bounds = {}, { timeoutMs = 2_000 }: Options = {}): Payments {
  const all = { ...usual, ...bounds };
  const secrets = secretsOf(`sk_${'test'}_adapter`);
  const method = { http: 'POST', isRepeatable: true } as const;
  return guardProvider(new StripePayments({ url, secrets, timeoutMs, mostCalls: all.mostCalls }), {
    provider: 'payments',
    bounds: all,
    methods: { open: method, authorize: method, check: method, capture: method, release: method, refund: method },
  });
}

let orders = 0;
/** The id of another order with each call. */
export function anOrderId(): OrderId {
  orders += 1;
  return orderIdFor(partnerId, `order-${orders}`);
}

export function aShipment(): ShipmentRequest {
  return { orderId: anOrderId(), shipTo, lines };
}
