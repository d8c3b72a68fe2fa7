import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { runCommand } from '../command-line/run-command.ts';
import { root } from '../root.ts';
import { fetchToken } from './client/fetch-token.ts';
import { PartnerClient } from './client/partner-client.ts';
import { readStackFile } from './client/stack-file.ts';
import { describeActiveFaults } from './describe-active-faults.ts';

/** Places orders that succeed and orders that fail, and prints the events of each as they happen. */

const POLL_MS = 50;
const LAST_EVENTS = new Set(['order.confirmed', 'order.failed', 'order.cancelled', 'order.delayed']);
const LAST_OF_REFUNDS = new Set(['order.refunded', 'order.refund_failed', 'order.failed', 'order.delayed']);
const Awaiting = z.object({ payment: z.object({ action: z.object({ url: z.url() }) }) });
const example = JSON.parse(readFileSync(join(root, 'docs', 'example-order.json'), 'utf8'));

/** More pieces than the simulated carrier puts into one parcel. */
const inTwoParcels = { ...example, lines: [{ sku: example.lines[0].sku, quantity: 21 }] };
const LAST_OF_DELIVERIES = new Set(['order.delivered', 'order.failed', 'order.delayed']);

interface Scene {
  title: string;
  order: unknown;
  /** What goes wrong at the carrier while the order is on its way. */
  carrierFault?: { operation: string; fault: string };
  /** What the payer answers when they have to confirm the payment. */
  payer?: 'approved' | 'refused';
  /** The event after which the partner cancels the order. */
  cancelAfter?: string;
  /** What the partner refunds once the order is confirmed. */
  refund?: unknown;
  /** Whether the carrier then delivers it. */
  delivers?: true;
}

const scenes: Scene[] = [
  { title: 'An order that succeeds, and whose parcels are delivered', order: inTwoParcels, delivers: true },
  {
    title: 'An order of which a part is refunded, and put back on sale',
    order: example,
    refund: { lines: [{ sku: example.lines[0].sku, quantity: 1 }], reason: 'Sent back', restock: true },
  },
  {
    title: 'A card with 3-D Secure: the order waits until its payer has confirmed the payment',
    order: { ...example, paymentMethod: 'pm_card_threeDSecure2Required', returnUrl: 'https://shop.example/thanks' },
    payer: 'approved',
  },
  { title: 'A card that is declined', order: { ...example, paymentMethod: 'pm_card_visa_chargeDeclined' } },
  {
    title: 'More telescopes than are in stock',
    order: { ...example, lines: [{ sku: 'TELESCOPE-01', quantity: 9 }] },
  },
  {
    title: 'An address that the carrier can’t find',
    order: { ...example, shipTo: { ...example.shipTo, postalCode: '00000' } },
  },
  {
    title: 'An order that the partner cancels while the carrier doesn’t answer',
    order: example,
    carrierFault: { operation: 'shipments.book', fault: 'error' },
    cancelAfter: 'order.authorized',
  },
  {
    title: 'A carrier that is down (this takes some time): the order is delayed, and goes on by itself later',
    order: example,
    carrierFault: { operation: 'shipments.book', fault: 'error' },
  },
];

async function play(scene: Scene, partner: PartnerClient, carrier: string): Promise<void> {
  say(`\n${scene.title}`);
  const faults = new URL('/_simulator/faults', carrier);
  let rule: { id: string } | undefined;
  if (scene.carrierFault) {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(faults, { method: 'POST', headers, body: JSON.stringify(scene.carrierFault) });
    if (!response.ok)
      throw new Error(`the carrier simulator refused the fault: ${response.status} ${await response.text()}`);
    rule = (await response.json()) as { id: string };
  }
  try {
    const began = performance.now();
    const { id } = await partner.place(scene.order);
    say(`  ${id}`);
    let printed = 0;
    for (;;) {
      const timeline = await partner.readTimeline(id);
      for (const { sequence, type, data } of timeline.slice(printed)) {
        const after = `+${Math.round(performance.now() - began)} ms`.padStart(10);
        const parcels = data.parcels?.map(({ trackingNumber, status }) => `${trackingNumber} ${status}`);
        const detail = data.reason ?? data.trackingNumber ?? (data.undone ?? parcels)?.join(', ') ?? '';
        say(`  ${after}  ${sequence}. ${type}  ${detail}`);
        if (type === 'order.payment_action_required' && scene.payer) await answerAsPayer(id, scene.payer, partner);
        if (type === scene.cancelAfter) await partner.cancel(id);
        if (type === 'order.confirmed' && scene.delivers) await moveParcels(id, carrier);
        if (type === 'order.shipped') await moveParcels(id, carrier);
        if (type === 'order.confirmed' && scene.refund) await partner.refund(id, scene.refund);
      }
      printed = timeline.length;
      const last = scene.delivers ? LAST_OF_DELIVERIES : scene.refund ? LAST_OF_REFUNDS : LAST_EVENTS;
      if (timeline.some((entry) => last.has(entry.type))) return;
      await sleep(POLL_MS);
    }
  } finally {
    // Only its own: a rule that somebody else has added stays.
    if (rule) await fetch(`${faults}/${rule.id}`, { method: 'DELETE' });
  }
}

/** Moves all parcels of the order to what comes next: they leave, or they arrive. */
async function moveParcels(orderId: string, carrier: string): Promise<void> {
  await fetch(new URL(`/_simulator/shipments/${orderId}/move`, carrier), { method: 'POST' });
}

/** What the payer's browser sends when they press a button on the page. */
async function answerAsPayer(orderId: string, outcome: string, partner: PartnerClient): Promise<void> {
  const { payment } = Awaiting.parse(await partner.get(orderId));
  say(`              the payer opens ${payment.action.url} and answers: ${outcome}`);
  await fetch(payment.action.url, { method: 'POST', body: new URLSearchParams({ outcome }), redirect: 'manual' });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

await runCommand({
  usage: `npm run demo [-- options]

Places orders that succeed and orders that fail, and prints the events of each as they happen.

  --state DIR   the state of the running \`npm start\`, .local by default
  --help        show this help`,
  options: { state: { type: 'string', default: join(root, '.local') } },
  async run({ state }) {
    const { gateway, identity, payments, carrier, partners } = readStackFile(state);
    const acme = partners['acme'];
    if (acme === undefined) throw new Error(`${join(state, 'stack.json')} names no partner acme`);
    const partner = new PartnerClient(gateway, await fetchToken(identity, acme));
    for (const [name, url] of Object.entries({ 'payment provider': payments, carrier })) {
      const warning = await describeActiveFaults(name, url);
      if (warning) say(warning);
    }
    for (const scene of scenes) await play(scene, partner, carrier);
  },
});
