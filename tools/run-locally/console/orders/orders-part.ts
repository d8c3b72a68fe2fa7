import { randomUUID } from 'node:crypto';
import { ConsoleFault } from '@partner-orders/embedded-azure/console/console-fault';
import type { ConsolePart } from '@partner-orders/embedded-azure/console/console-part';
import { jsonOf } from '@partner-orders/embedded-azure/console/json-of';
import type { DurableApi } from '@partner-orders/embedded-azure/console/sagas/durable-api';
import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { Route } from '@partner-orders/loopback-server/http/route';
import { z } from 'zod';
import { PartnerId } from '../../../../shared/domain/ids.ts';
import { meaningOf, orderStatuses } from '../../../../shared/domain/order-lifecycle.ts';
import { connectPorts } from '../../../operator/connect-ports.ts';
import type { Connections } from '../../../operator/connections.ts';
import type { PartnerCalls } from '../as-partner/partner-calls.ts';
import { carryOutAct } from './carry-out-act.ts';
import { listOrders, OrderQuery } from './list-orders.ts';
import { orderPresets } from './order-presets.ts';
import { readStory } from './read-story.ts';
import { readTrace } from './read-trace.ts';
import type { OrderDesk } from './shown-orders.ts';
import { tellOutage } from './tell-outage.ts';

export interface OrdersPartOptions {
  connections: Connections;
  calls: PartnerCalls;
  durable: DurableApi;
  paymentsUrl: string;
  carrierUrl: string;
  /** Empty if there is no monitor. */
  monitorUrl: string;
}

const CarrierFault = z.strictObject({ operation: z.string(), fault: z.string(), times: z.int().positive() });
const Key = z
  .string()
  .min(1)
  .default(() => randomUUID());
const Placement = z.strictObject({
  partner: z.string(),
  order: z.unknown(),
  idempotencyKey: Key,
  carrierFault: CarrierFault.optional(),
});
const AsPartner = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('cancel') }),
  z.strictObject({ act: z.literal('refund'), idempotencyKey: Key, body: z.unknown() }),
  z.strictObject({ act: z.literal('change'), body: z.unknown() }),
]);
const AsOperator = z.strictObject({
  command: z.string(),
  because: z.string().trim().max(500).optional(),
  isMeant: z.boolean().default(false),
});
const AsPayer = z.strictObject({ outcome: z.enum(['approved', 'refused']) });
const AsCarrier = z.strictObject({ status: z.enum(['shipped', 'delivered', 'returned', 'lost']).optional() });

/** Orders: their list, placing one, and the whole story of one with what can be done about it. */
export function ordersPart(options: OrdersPartOptions): ConsolePart {
  const { calls, connections, durable, paymentsUrl, carrierUrl, monitorUrl } = options;
  const { ports, close } = connectPorts(() => connections);
  const storyOf = (id: string) => readStory(id, { ports, durable, paymentsUrl, carrierUrl, terminal: calls.terminal });
  const desk: OrderDesk = {
    partners: calls.partners,
    statuses: orderStatuses.map((status) => ({ status, means: meaningOf(status) })),
    presets: [...orderPresets],
    terminal: calls.terminal,
  };
  const routes: Route[] = [
    { method: 'GET', path: '/api/orders/desk', handle: () => ok(desk) },
    {
      method: 'GET',
      path: '/api/orders/counts',
      handle: async () => ok(await countsOf(ports.orders, calls.partners)),
    },
    {
      method: 'GET',
      path: '/api/orders',
      handle: async ({ query }) => ok(await listOrders(ports, calls.partners, OrderQuery.parse(filled(query)))),
    },
    {
      method: 'GET',
      path: '/api/orders/traces/{id}',
      handle: async ({ parameters }) => ok(await readTrace(monitorUrl, idIn(parameters))),
    },
    {
      method: 'POST',
      path: '/api/orders',
      async handle(request) {
        const { partner, order, idempotencyKey, carrierFault } = Placement.parse(jsonOf(request));
        if (carrierFault !== undefined) await tell(carrierUrl, '/_simulator/faults', carrierFault);
        const headers = { 'Idempotency-Key': idempotencyKey };
        return ok(await calls.call(partner, { method: 'POST', path: '/v1/orders', headers, body: order }));
      },
    },
    { method: 'GET', path: '/api/orders/{id}', handle: async ({ parameters }) => ok(await storyOf(idIn(parameters))) },
    {
      method: 'POST',
      path: '/api/orders/{id}/partner',
      async handle(request) {
        const { story } = await storyOf(idIn(request.parameters));
        const { id, partnerId } = story.order;
        const asked = AsPartner.parse(jsonOf(request));
        const path = `/v1/orders/${id}`;
        switch (asked.act) {
          case 'cancel':
            return ok(await calls.call(partnerId, { method: 'POST', path: `${path}/cancel` }));
          case 'refund': {
            const headers = { 'Idempotency-Key': asked.idempotencyKey };
            return ok(
              await calls.call(partnerId, { method: 'POST', path: `${path}/refunds`, headers, body: asked.body }),
            );
          }
          case 'change': {
            const now = await calls.call(partnerId, { method: 'GET', path });
            const headers = { 'If-Match': now.headers.find(([name]) => name === 'etag')?.[1] ?? '*' };
            return ok(await calls.call(partnerId, { method: 'PATCH', path, headers, body: asked.body }));
          }
        }
      },
    },
    {
      method: 'POST',
      path: '/api/orders/{id}/operator',
      async handle(request) {
        const { command, because, isMeant } = AsOperator.parse(jsonOf(request));
        const { acts } = await storyOf(idIn(request.parameters));
        const act = acts.find((offered) => offered.command === command);
        if (act === undefined) throw new ConsoleFault(409, `the order’s story no longer suggests: ${command}`);
        if (act.needsReason && !because) throw new ConsoleFault(400, 'say why: it is recorded with your name');
        if (act.destroys !== undefined && !isMeant)
          throw new ConsoleFault(400, `${command} ${act.destroys}: say that it is meant`);
        return ok(await carryOutAct(act, { because, isMeant }, connections));
      },
    },
    {
      method: 'POST',
      path: '/api/orders/{id}/payer',
      async handle(request) {
        const { outcome } = AsPayer.parse(jsonOf(request));
        const { payment } = (await storyOf(idIn(request.parameters))).story;
        if (payment === undefined) throw new ConsoleFault(409, 'the order has no payment yet');
        await tell(paymentsUrl, `/_simulator/authentications/${payment.id}`, { outcome });
        return ok({ done: `The payer has ${outcome} the payment.` });
      },
    },
    {
      method: 'POST',
      path: '/api/orders/{id}/carrier',
      async handle(request) {
        const body = AsCarrier.parse(jsonOf(request));
        const { order } = (await storyOf(idIn(request.parameters))).story;
        await tell(carrierUrl, `/_simulator/shipments/${order.id}/move`, body);
        return ok({ done: 'The carrier has moved the parcels.' });
      },
    },
  ];
  return { name: 'orders', routes: routes.map(tellOutage), close };
}

const ok = (body: unknown): Reply => ({ status: 200, body });

const idIn = ({ id = '' }: Readonly<Record<string, string>>) => id;

const filled = (query: URLSearchParams) => Object.fromEntries([...query].filter(([, value]) => value !== ''));

/** How many orders have each status; those that none has are left out. */
async function countsOf(
  orders: { count(partnerId: PartnerId, filter: { status: (typeof orderStatuses)[number] }): Promise<number> },
  partners: readonly string[],
): Promise<Record<string, number>> {
  const counts = await Promise.all(
    orderStatuses.map(async (status) => {
      const each = await Promise.all(partners.map((name) => orders.count(PartnerId.parse(name), { status })));
      return [status, each.reduce((sum, more) => sum + more, 0)] as const;
    }),
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** Has a simulator do something. */
async function tell(url: string, path: string, body: unknown): Promise<void> {
  let answer: Response;
  try {
    answer = await fetch(new URL(path, url), { method: 'POST', body: JSON.stringify(body) });
  } catch (error) {
    throw new ConsoleFault(502, `the simulator at ${url} doesn’t answer`, { cause: error });
  }
  if (!answer.ok) throw new ConsoleFault(409, `the simulator refused: ${(await answer.text()).slice(0, 500)}`);
}
