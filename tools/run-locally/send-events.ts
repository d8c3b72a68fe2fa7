import { paymentEventTypes, shipmentEventTypes } from '../../shared/domain/provider-event.ts';
import type { LocalStack } from './local-stack.ts';

/** Makes the simulated providers send their events to the app, signed with the secrets in the vault. */
export async function sendEvents({ urls, secretValues }: LocalStack, apiUrl: string): Promise<void> {
  const send = async (simulator: string, path: string, secrets: string[], types: readonly string[]) => {
    const url = new URL(path, apiUrl).href;
    const body = JSON.stringify({ endpoints: [{ url, secrets: secrets.slice(0, 5), types }] });
    const response = await fetch(new URL('/_simulator/webhooks', simulator), { method: 'PUT', body });
    if (!response.ok) throw new Error(`${simulator} refused its webhooks: ${await response.text()}`);
  };
  await Promise.all([
    send(urls.payments, '/v1/provider-events/stripe', secretValues('payments-webhook-secret'), paymentEventTypes),
    send(urls.carrier, '/v1/provider-events/carrier', secretValues('carrier-webhook-secret'), shipmentEventTypes),
  ]);
}
