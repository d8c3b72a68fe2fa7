import { createHmac } from 'node:crypto';
import type { SignWebhook } from './deliver-webhooks.ts';

/** The signature of Standard Webhooks, one for each secret in use: https://www.standardwebhooks.com */
export const signStandard: SignWebhook = ({ id, body, secrets, at }) => {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': signatures.join(' ') };
};
