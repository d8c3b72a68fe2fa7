import { createHmac } from 'node:crypto';
import type { SignWebhook } from '../webhooks/deliver-webhooks.ts';

/** Stripe's signature, one for each secret in use: https://docs.stripe.com/webhooks/signature */
export const signEvent: SignWebhook = ({ body, secrets, at }) => {
  const signatures = secrets.map((secret) => createHmac('sha256', secret).update(`${at}.${body}`).digest('hex'));
  return { 'stripe-signature': [`t=${at}`, ...signatures.map((signature) => `v1=${signature}`)].join(',') };
};
