import { createHash } from 'node:crypto';
import { type Container, CosmosClient, type JSONObject } from '@azure/cosmos';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import { tokenVerifier } from './verify-token.ts';

/**
 * Order taking with Fastify, zod and Cosmos DB, in the containers of the partner API and with the same work: `fastify-cosmos.ts
 * <connection string> <authority as JSON>`.
 */

const line = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^\P{Cc}*$/u);
const PlaceOrder = z.strictObject({
  reference: line(64).optional(),
  lines: z
    .array(z.strictObject({ sku: line(40), quantity: z.int().min(1).max(10_000) }))
    .min(1)
    .max(100),
  shipTo: z.strictObject({
    name: line(100),
    street: line(200),
    city: line(100),
    postalCode: line(20),
    country: z.string().regex(/^[A-Z]{2}$/),
  }),
  paymentMethod: line(100),
  returnUrl: z.url({ protocol: /^https$/ }).optional(),
  metadata: z.record(line(40), z.string().max(500)).optional(),
});
type Partner = { id: string; priceList?: string };
type Price = { amount: number; currency: string };
const Product = z.object({
  sku: z.string(),
  prices: z.array(z.object({ amount: z.int(), currency: z.string(), priceList: z.string() })),
});

const database = new CosmosClient(process.argv[2] ?? '').database('partner-orders');
const [orders, catalog, clients, partners] = ['orders', 'catalog', 'clients', 'partners'].map((id) =>
  database.container(id),
) as [Container, Container, Container, Container];
const verify = tokenVerifier(JSON.parse(process.argv[3] ?? '{}'));

/** Remembers what was loaded for so many milliseconds. */
function remember<V>(ms: number, load: (key: string) => Promise<V>): (key: string) => Promise<V> {
  const known = new Map<string, { value: Promise<V>; until: number }>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined && found.until > Date.now()) return found.value;
    const value = load(key);
    known.set(key, { value, until: Date.now() + ms });
    value.catch(() => known.delete(key));
    return value;
  };
}

const partnerOf = remember<Partner | undefined>(60_000, async (clientId) => {
  const { resource: client } = await clients.item(clientId, clientId).read<JSONObject>();
  if (client === undefined) return undefined;
  const id = String(client['partnerId']);
  const { resource } = await partners.item('partner', id).read<JSONObject>();
  if (resource === undefined || resource['disabledAt']) return undefined;
  return { id, ...(resource['priceList'] ? { priceList: String(resource['priceList']) } : {}) };
});
const productOf = remember(10_000, async (sku) => {
  const { resource } = await catalog.item('product', sku).read<JSONObject>();
  return resource && Product.parse(resource);
});

class Refused extends Error {
  readonly statusCode: number;
  readonly code: string;
  constructor(statusCode: number, code: string) {
    super(code);
    this.statusCode = statusCode;
    this.code = code;
  }
}

async function authorise(request: FastifyRequest, role: string): Promise<Partner> {
  const caller = await verify(request.headers.authorization).catch(() => undefined);
  if (caller === undefined) throw new Refused(401, 'unauthenticated');
  const partner = await partnerOf(caller.clientId);
  if (partner === undefined || !caller.roles.includes(role)) throw new Refused(403, 'forbidden');
  return partner;
}

async function priceOf(sku: string, { priceList }: Partner): Promise<Price> {
  const product = await productOf(sku);
  const inList = (list: string | undefined) => product?.prices.find((price) => price.priceList === list);
  const found = inList(priceList) ?? inList('default');
  if (found === undefined) throw new Refused(422, 'unknown_sku');
  return { amount: found.amount, currency: found.currency };
}

async function price({ lines }: z.infer<typeof PlaceOrder>, partner: Partner) {
  const priced = await Promise.all(
    lines.map(async ({ sku, quantity }) => {
      const unitPrice = await priceOf(sku, partner);
      return { sku, quantity, unitPrice, total: { ...unitPrice, amount: unitPrice.amount * quantity } };
    }),
  );
  const currencies = new Set(priced.map(({ total }) => total.currency));
  if (currencies.size > 1) throw new Refused(422, 'mixed_currencies');
  const amount = priced.reduce((sum, { total }) => sum + total.amount, 0);
  return { lines: priced, total: { amount, currency: [...currencies][0] ?? '' } };
}

const hash = (...texts: string[]) => createHash('sha256').update(texts.join('\0')).digest('hex');

function view(order: JSONObject): JSONObject {
  const { saga: _, partnerId: __, ...visible } = order;
  return visible;
}

const app = Fastify();
app.setErrorHandler((error, _, reply) => {
  const [status, code] = error instanceof Refused ? [error.statusCode, error.code] : [500, 'internal_error'];
  return reply.code(status).send({ error: { code, message: error instanceof Error ? error.message : '' } });
});

app.post('/v1/orders', async (request, reply) => {
  const partner = await authorise(request, 'orders.write');
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) throw new Refused(400, 'idempotency_key_missing');
  const parsed = PlaceOrder.safeParse(request.body);
  if (!parsed.success)
    return reply.code(400).send({ error: { code: 'validation_failed', details: parsed.error.issues } });

  const body = parsed.data;
  const fingerprint = hash(JSON.stringify(request.body));
  const id = `ord_${hash(partner.id, key).slice(0, 26)}`;
  const { lines, total } = await price(body, partner);
  const at = new Date().toISOString();
  const order: JSONObject = {
    ...{ id, partnerId: partner.id, status: 'pending', version: 1, createdAt: at, updatedAt: at },
    ...{ ...(body as JSONObject), lines, total, metadata: body.metadata ?? {}, saga: { status: 'waiting' } },
  };
  const answer = JSON.stringify(view(order));
  const keys = { partnerId: partner.id, orderId: id };
  const event = {
    ...{ id: `evt_${id.slice(4)}_1`, type: 'order.placed', ...keys, sequence: 1, at, by: 'partner' },
    data: { status: 'pending', total, ...(body.reference ? { reference: body.reference } : {}) },
  };
  const stored = {
    ...{ id, ...keys, type: 'order', status: 'pending', listKey: `${at}#${id}`, sagaStatus: 'waiting' },
    ...{ waitingKey: `${partner.id}#${at}#${id}`, ...(body.reference ? { reference: body.reference } : {}) },
    ...{ order, placement: { fingerprint, answer }, schemaVersion: 1 },
  };
  const storedEvent = { id: event.id, ...keys, type: 'event', sequence: 1, event, schemaVersion: 1 };
  const { code } = await orders.items.batch(
    [stored, storedEvent].map((resourceBody) => ({ operationType: 'Create' as const, resourceBody })),
    [partner.id, id],
  );
  if (code === 409) return repeat(reply, partner.id, id, fingerprint);
  if (code !== 200) throw new Error(`the batch was answered ${code}`);
  return accept(reply, id, answer);
});

async function repeat(reply: FastifyReply, partnerId: string, id: string, fingerprint: string) {
  const { resource } = await orders
    .item(id, [partnerId, id])
    .read<JSONObject & { placement: Record<string, string> }>();
  if (resource?.placement['fingerprint'] !== fingerprint) throw new Refused(422, 'idempotency_key_reused');
  return accept(reply.header('idempotency-replayed', 'true'), id, resource.placement['answer'] ?? '');
}

function accept(reply: FastifyReply, id: string, answer: string) {
  reply.code(202).headers({ location: `/v1/orders/${id}`, etag: '"1"', 'cache-control': 'no-store' });
  return reply.type('application/json; charset=utf-8').send(answer);
}

app.get<{ Params: { id: string } }>('/v1/orders/:id', async (request, reply) => {
  const { id: partnerId } = await authorise(request, 'orders.read');
  const { id } = request.params;
  const { resource } = await orders.item(id, [partnerId, id]).read<JSONObject & { order: JSONObject }>();
  if (resource === undefined || resource['partnerId'] !== partnerId) throw new Refused(404, 'not_found');
  const etag = `"${resource.order['version']}"`;
  reply.headers({ etag, 'cache-control': 'no-store' });
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  return view(resource.order);
});

const url = await app.listen({ port: 0, host: '127.0.0.1' });
process.once('disconnect', () => process.exit(0));
process.send?.({ type: 'ready', url });
