import { z } from 'zod';
import { requireChargeable } from '../charge-limits.ts';
import { announceConfirmed, cardError, confirm, requireCard } from '../confirm.ts';
import { defineOperation } from '../operation.ts';
import { amountParameter, booleanParameter, metadataParameter } from '../parse-parameters.ts';
import { open } from '../payment-intent.ts';
import { showPaymentIntent } from '../show-payment-intent.ts';
import { invalidParameter } from '../stripe-error.ts';

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

const Parameters = z.strictObject({
  amount: amountParameter,
  currency: z
    .string()
    .toUpperCase()
    .refine((code) => CURRENCIES.has(code), 'not an ISO 4217 currency')
    .toLowerCase(),
  /** Required, because Stripe's default captures at once, which this simulator does not support. */
  capture_method: z.literal('manual', 'this simulator knows `manual` only (Stripe’s own default is `automatic_async`)'),
  confirm: booleanParameter.default(false),
  payment_method: z.string().optional(),
  /** Removed in API version 2026-09-30.endive. Parsed only to refuse it as Stripe does. */
  payment_method_types: z.unknown().optional(),
  allowed_payment_method_types: z.record(z.string(), z.literal('card', 'this simulator knows `card` only')).optional(),
  automatic_payment_methods: z
    .strictObject({
      enabled: z.literal('true', 'this simulator knows `true` only'),
      allow_redirects: z.enum(['always', 'never']).default('always'),
    })
    .optional(),
  return_url: z.url().optional(),
  description: z.string().max(1000).optional(),
  metadata: metadataParameter,
});
type Parameters = z.output<typeof Parameters>;

/** POST /v1/payment_intents: creates an intent, and confirms it in the same request if requested. */
export const createPaymentIntent = defineOperation<Parameters>({
  name: 'payment_intents.create',
  method: 'POST',
  path: '/v1/payment_intents',
  parameters: Parameters,
  metadata: ({ parameters }) => parameters.metadata,

  run({ books, parameters, at, url, announce }) {
    requireChargeable(parameters.amount, parameters.currency);
    const intent = open(
      {
        amount: parameters.amount,
        currency: parameters.currency,
        description: parameters.description ?? null,
        metadata: parameters.metadata,
        allowsRedirects: allowsRedirects(parameters),
        paymentMethod: parameters.payment_method ?? null,
      },
      at,
    );
    if (intent.paymentMethod !== null) requireCard(intent.paymentMethod);
    if (!parameters.confirm) {
      if (parameters.return_url !== undefined) {
        throw invalidParameter('You can only provide `return_url` when `confirm` is true.', 'return_url');
      }
      books.add(intent);
      announce('payment_intent.created', showPaymentIntent(intent), intent);
      return showPaymentIntent(intent);
    }
    const confirmed = confirm(intent, { paymentMethod: null, returnUrl: parameters.return_url, url });
    books.add(confirmed.intent);
    announce('payment_intent.created', showPaymentIntent(intent), intent);
    announceConfirmed(confirmed, announce);
    if (confirmed.declined !== undefined) throw cardError(confirmed.declined, confirmed.intent);
    return showPaymentIntent(confirmed.intent);
  },
});

/** By default an intent accepts all methods of the Dashboard, including those that redirect. */
function allowsRedirects(parameters: Parameters): boolean {
  const { automatic_payment_methods: automatic, allowed_payment_method_types: allowed } = parameters;
  if (parameters.payment_method_types !== undefined) {
    throw invalidParameter(
      'The `payment_method_types` parameter is no longer supported. Use `allowed_payment_method_types` or dynamic payment methods instead.',
      'payment_method_types',
      'payment_method_types_no_longer_supported',
    );
  }
  if (allowed === undefined) return automatic === undefined || automatic.allow_redirects === 'always';
  if (automatic === undefined) return false;
  throw invalidParameter(
    'You may only specify one of these parameters: allowed_payment_method_types, automatic_payment_methods.',
    'allowed_payment_method_types',
    'parameters_exclusive',
  );
}
