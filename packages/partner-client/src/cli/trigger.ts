import type { CallOptions, PlaceOrder, TimelineEntry } from '../orders.ts';
import type { WebhookEvent } from '../webhook-event.ts';
import type { Connection } from './connection.ts';
import { describeEvent } from './describe-event.ts';
import type { Terminal } from './terminal.ts';
import { WrongUsage } from './wrong-usage.ts';

type React = (orderId: string, connection: Connection, call: CallOptions) => Promise<unknown>;

interface Trigger {
  readonly summary: string;
  readonly payment: Pick<PlaceOrder, 'paymentMethod' | 'returnUrl'>;
  /** What is done after an event. */
  readonly react?: Readonly<Record<string, React>>;
  /** The event that it is for. */
  readonly last: string;
}

const visa = { paymentMethod: 'pm_card_visa' };
const cancel: React = (orderId, { client }, call) => client.orders.cancel(orderId, call);
const refund: React = (orderId, { client }, call) => client.refunds.request(orderId, { reason: 'A trial' }, call);

const triggers: Readonly<Record<string, Trigger>> = {
  place: { summary: 'an order that is confirmed', payment: visa, last: 'order.confirmed' },
  decline: {
    summary: 'an order whose payment is declined',
    payment: { paymentMethod: 'pm_card_visa_chargeDeclined' },
    last: 'order.failed',
  },
  cancel: {
    summary: 'an order that is cancelled while it waits for its payer',
    payment: { paymentMethod: 'pm_card_threeDSecure2Required', returnUrl: 'https://shop.example/thanks' },
    react: { 'order.payment_action_required': cancel },
    last: 'order.cancelled',
  },
  refund: {
    summary: 'an order that is refunded',
    payment: visa,
    react: { 'order.confirmed': refund },
    last: 'order.refunded',
  },
  ship: {
    summary: 'an order that is shipped and delivered',
    payment: visa,
    react: { 'order.confirmed': moveParcels, 'order.shipped': moveParcels },
    last: 'order.delivered',
  },
};

/** Events after which nothing more happens, whatever was wanted. `order.delayed` can last for hours. */
const ends = new Set(['order.failed', 'order.cancelled', 'order.refund_failed', 'order.delayed', 'order.held']);

export const triggerNames = Object.keys(triggers);

/** The lines of a help text. */
export function describeTriggers(): string {
  return Object.entries(triggers)
    .map(([name, { summary }]) => `  ${name.padEnd(8)} ${summary}`)
    .join('\n');
}

/** @throws WrongUsage */
export function checkTrigger(
  name: string | undefined,
  { baseUrl, carrier }: Pick<Connection, 'baseUrl' | 'carrier'>,
): string {
  if (name === undefined || !Object.hasOwn(triggers, name)) {
    const what = name === undefined ? 'say what to trigger' : `there is no trigger ${name}`;
    throw new WrongUsage(`${what}: ${triggerNames.join(', ')}`);
  }
  const { hostname } = new URL(baseUrl);
  if (!/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)) {
    throw new WrongUsage(
      `trigger places real orders, so it is only for an API on this machine: ${hostname} is another`,
    );
  }
  if (name === 'ship' && carrier === undefined) {
    throw new WrongUsage('trigger ship needs the simulated carrier of a local stack: --carrier URL');
  }
  return name;
}

/** Causes events as a partner does, and prints them until the last one. @returns whether it ended as it should */
export async function trigger(
  name: string,
  connection: Connection,
  { terminal, isJson, signal }: { terminal: Terminal; isJson: boolean; signal: AbortSignal },
): Promise<boolean> {
  const { payment, react = {}, last } = triggers[name] as Trigger;
  const { client } = connection;
  const order = await client.orders.place({ ...(await chooseGoods(connection, signal)), ...payment }, { signal });
  terminal.note(`${connection.partner ?? 'You'} placed ${order.id}\n`);
  for await (const { event } of client.orders.follow(order.id, { signal, maxDelayMs: 2_000 })) {
    const shown = toEvent(event, order.id);
    terminal.print(isJson ? JSON.stringify(shown) : describeEvent(shown, terminal));
    if (shown.type === last) return true;
    if (ends.has(shown.type)) {
      terminal.note(`\nThe order did not come to ${last}. Follow it with: listen --types order.*`);
      return false;
    }
    await react[shown.type]?.(order.id, connection, { signal });
  }
  return false;
}

async function chooseGoods({ client }: Connection, signal: AbortSignal): Promise<Pick<PlaceOrder, 'lines' | 'shipTo'>> {
  const { value: page } = await client.products.list({ limit: 200, signal }).pages().next();
  const products = [...(page?.data ?? [])];
  // The one that most is left of.
  const [best] = products.filter(({ available }) => available > 0).sort((a, b) => b.available - a.available);
  if (best === undefined) throw new Error('Nothing is in stock: no order can be placed.');
  return {
    lines: [{ sku: best.sku, quantity: 1 }],
    shipTo: { name: 'Ada Example', street: 'Beispielgasse 7', postalCode: '1070', city: 'Wien', country: 'AT' },
  };
}

/** All parcels leave, or arrive. */
async function moveParcels(orderId: string, { carrier }: Connection, { signal }: CallOptions): Promise<void> {
  const response = await fetch(new URL(`/_simulator/shipments/${orderId}/move`, carrier), {
    method: 'POST',
    ...(signal && { signal }),
  });
  if (!response.ok) throw new Error(`The simulated carrier at ${carrier} answered ${response.status}.`);
}

function toEvent(entry: TimelineEntry, orderId: string): WebhookEvent {
  const { id, type, sequence } = entry;
  const { createdAt: time, data } = 'data' in entry ? entry : { createdAt: '', data: { message: entry.message } };
  return { specversion: '1.0', id, source: '/v1/orders', type, subject: orderId, time, sequence, data } as WebhookEvent;
}
