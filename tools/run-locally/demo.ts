import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { resolveHere } from '../command-line/resolve-here.ts';
import { runCommand } from '../command-line/run-command.ts';
import { runOps } from '../operator/run-ops.ts';
import { root } from '../root.ts';
import { REVIEWED_RECIPIENT } from '../seed/screening-rules.ts';
import { fetchToken } from './client/fetch-token.ts';
import { PartnerClient } from './client/partner-client.ts';
import { readStackFile } from './client/stack-file.ts';
import { describeActiveFaults } from './describe-active-faults.ts';
import { showFiles } from './show-files.ts';
import { showWebhooks } from './show-webhooks.ts';

/** Places orders that succeed and orders that fail, and prints the events of each as they happen. */

const POLL_MS = 50;
const LAST_EVENTS = new Set(['order.confirmed', 'order.failed', 'order.cancelled', 'order.delayed']);
const LAST_OF_REFUNDS = new Set(['order.refunded', 'order.refund_failed', 'order.failed', 'order.delayed']);
const Awaiting = z.object({ payment: z.object({ action: z.object({ url: z.url() }) }) });
const example = JSON.parse(readFileSync(join(root, 'docs', 'example-order.json'), 'utf8'));

const SCARCE = 'TELESCOPE-01';

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
  /** Whether an operator releases it after a review. */
  isReleased?: true;
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
  {
    title: 'An order that a rule holds for a review, and an operator releases',
    order: { ...example, shipTo: { ...example.shipTo, name: REVIEWED_RECIPIENT } },
    isReleased: true,
  },
  { title: 'A card that is declined', order: { ...example, paymentMethod: 'pm_card_visa_chargeDeclined' } },
  {
    title: 'More telescopes than are in stock',
    order: { ...example, lines: [{ sku: SCARCE, quantity: 9 }] },
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

async function play(scene: Scene, partner: PartnerClient, carrier: string, state: string): Promise<void> {
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
        say(`  ${after}  ${sequence}. ${type}  ${detail}`.trimEnd());
        if (type === 'order.payment_action_required' && scene.payer) await answerAsPayer(id, scene.payer, partner);
        if (type === scene.cancelAfter) await partner.cancel(id);
        if (type === 'order.held' && scene.isReleased) await releaseAsOperator(id, state);
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

/** @throws Error if the catalogue lacks a product that the orders need */
async function requireProducts(partner: PartnerClient): Promise<void> {
  const skus = [...example.lines.map(({ sku }: { sku: string }) => sku), SCARCE];
  for (const sku of skus) {
    if ((await partner.request('GET', `/v1/products/${sku}`)).status !== 404) continue;
    throw new Error(
      `the catalogue has no product ${sku}, which the demo orders: start the stack without --empty, or order one of your own products with npm run trigger -- place`,
    );
  }
}

/** Moves all parcels of the order to what comes next: they leave, or they arrive. */
async function moveParcels(orderId: string, carrier: string): Promise<void> {
  await fetch(new URL(`/_simulator/shipments/${orderId}/move`, carrier), { method: 'POST' });
}

async function releaseAsOperator(orderId: string, state: string): Promise<void> {
  const command = ['orders', 'release', orderId, '--because', 'the customer is known'];
  say(`              the operator runs: npm run ops -- ${command.slice(0, -1).join(' ')} '${command.at(-1)}'`);
  await runOps([...command, '--state', state]);
}

/** What the payer's browser sends when they press a button on the page. */
async function answerAsPayer(orderId: string, outcome: string, partner: PartnerClient): Promise<void> {
  const { payment } = Awaiting.parse(await partner.get(orderId));
  say(`              the payer opens ${payment.action.url} and answers: ${outcome}`);
  await fetch(payment.action.url, { method: 'POST', body: new URLSearchParams({ outcome }), redirect: 'manual' });
}

/** The last orders may be missing: reports are some seconds late. */
async function showReport(partner: PartnerClient): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const path = `/v1/reports/daily?from=${today}&to=${today}`;
  const response = await partner.request('GET', path, { headers: { accept: 'text/csv' } });
  say(`\nThe report of today, as CSV: GET ${path}\n${(await response.text()).replaceAll(/^(?=.)/gm, '  ').trimEnd()}`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

await runCommand({
  usage: `npm run demo [-- options]

Places orders that succeed and orders that fail, and prints the events of each as they happen. Then imports and exports a file of
orders, and at last shows events as webhooks, and the day's report.

  --state DIR   the state of the running \`npm start\`, .local by default
  --help        show this help`,
  options: { state: { type: 'string', default: join(root, '.local') } },
  async run({ state: given }) {
    const state = resolveHere(given);
    const { gateway, identity, payments, carrier, partners, caFile } = readStackFile(state);
    const acme = partners['acme'];
    if (acme === undefined) throw new Error(`${join(state, 'stack.json')} names no partner acme`);
    const partner = new PartnerClient(gateway, await fetchToken(identity, acme));
    for (const [name, url] of Object.entries({ 'payment provider': payments, carrier })) {
      const warning = await describeActiveFaults(name, url);
      if (warning) say(warning);
    }
    await requireProducts(partner);
    for (const scene of scenes) await play(scene, partner, carrier, state);
    await showFiles(example, { partner, caFile, say });
    await showWebhooks(example, partner, say);
    await showReport(partner);
  },
});
