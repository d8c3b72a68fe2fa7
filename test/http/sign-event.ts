import { Webhook } from 'standardwebhooks';
import Stripe from 'stripe';
import { openVault } from '../../tools/run-locally/client/open-vault.ts';
import type { RunningStack } from '../running-stack.ts';

export interface SignedEvent {
  body: string;
  headers: Record<string, string>;
}

/** Events as the providers of a stack send them, by the operation that receives them. */
export async function eventSigners({ prepared }: RunningStack): Promise<Record<string, () => SignedEvent>> {
  const vault = openVault({ ...prepared.stack, ...prepared.stack.urls });
  const secretOf = async (name: string) => (await vault.getSecret(name)).value ?? '';
  const [ofPayments, ofCarrier] = [await secretOf('payments-webhook-secret'), await secretOf('carrier-webhook-secret')];
  return {
    receivePaymentEvent() {
      const object = { id: 'pi_1', object: 'payment_intent', status: 'succeeded', metadata: {} };
      const created = Math.floor(Date.now() / 1_000);
      const id = `evt_${crypto.randomUUID().replaceAll('-', '')}`;
      const body = JSON.stringify({ id, object: 'event', type: 'payment_intent.succeeded', created, data: { object } });
      const header = Stripe.webhooks.generateTestHeaderString({ payload: body, secret: ofPayments });
      return { body, headers: { 'stripe-signature': header } };
    },
    receiveShipmentEvent() {
      const now = new Date();
      const id = `evt_${crypto.randomUUID()}`;
      const parcel = { trackingNumber: 'T1', status: 'shipped' };
      const data = { reference: 'none', ...parcel, version: 2, shipment: { packages: [parcel] } };
      const body = JSON.stringify({ type: 'shipment.shipped', timestamp: now.toISOString(), data });
      const signature = new Webhook(ofCarrier).sign(id, now, body);
      const timestamp = String(Math.floor(now.getTime() / 1_000));
      return { body, headers: { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } };
    },
  };
}
