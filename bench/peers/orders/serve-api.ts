import { createHash } from 'node:crypto';
import Fastify, { type FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { StripeSignedEvents } from '../../../shared/adapters/stripe/stripe-signed-events.ts';
import type { tokenVerifier } from '../http/verify-token.ts';
import type { HandOver } from './hand-over.ts';
import type { OrderBody, OrderTables } from './order-tables.ts';

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
  metadata: z.record(line(40), z.string().max(500)).optional(),
});

interface Ports {
  tables: OrderTables;
  handOver: HandOver;
  verify: ReturnType<typeof tokenVerifier>;
  paymentEvents: StripeSignedEvents;
  port: number;
}

const PRICES_CACHED_MS = 10_000;

/** The API of orders with Fastify and zod: an order is in the database before it is accepted. */
export async function serveApi({ tables, handOver, verify, paymentEvents, port }: Ports): Promise<string> {
  let prices = { known: tables.readPrices(), until: Date.now() + PRICES_CACHED_MS };
  const app = Fastify();
  const refuse = (statusCode: number, code: string) => Object.assign(new Error(code), { statusCode });
  const partnerOf = async (request: FastifyRequest, role: string) => {
    const caller = await verify(request.headers.authorization).catch(() => undefined);
    if (caller === undefined) throw refuse(401, 'unauthenticated');
    if (!caller.roles.includes(role)) throw refuse(403, 'forbidden');
    return caller.clientId;
  };

  app.post('/v1/orders', async (request, reply) => {
    const partner = await partnerOf(request, 'orders.write');
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) throw refuse(400, 'idempotency_key_missing');
    const parsed = PlaceOrder.safeParse(request.body);
    if (!parsed.success) throw refuse(400, 'validation_failed');
    const fingerprint = hash(JSON.stringify(request.body));
    const id = `ord_${toBase32(partner, key)}`;
    const body = await price(parsed.data);
    const answer = JSON.stringify({ id, status: 'pending', version: 1, createdAt: new Date().toISOString(), ...body });
    const before = await tables.place({ id, partner, body, fingerprint, answer });
    if (before !== undefined && before.fingerprint !== fingerprint) throw refuse(422, 'idempotency_key_reused');
    if (before === undefined) handOver.give(id);
    reply.code(202).headers({ location: `/v1/orders/${id}`, etag: '"1"', 'cache-control': 'no-store' });
    return reply.type('application/json; charset=utf-8').send(before?.answer ?? answer);
  });

  app.get<{ Params: { id: string } }>('/v1/orders/:id', async (request, reply) => {
    const partner = await partnerOf(request, 'orders.read');
    const order = await tables.find(partner, request.params.id);
    if (order === undefined) throw refuse(404, 'not_found');
    const { body, partner: _, ...rest } = order;
    reply.headers({ etag: `"${order.version}"`, 'cache-control': 'no-store' });
    return { ...rest, ...body };
  });

  // The provider signs the bytes of the body.
  await app.register(async (raw) => {
    raw.removeAllContentTypeParsers();
    raw.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
    raw.post('/v1/provider-events/stripe', async (request, reply) => {
      const readHeader = (name: string) => request.headers[name]?.toString();
      const read = await paymentEvents.read({ body: request.body as Buffer, readHeader });
      if (read.kind === 'refused') throw refuse(400, read.reason);
      if (read.kind === 'event') await tables.noteProviderEvent(read.event.eventId, read.event.type, read.event);
      return reply.code(204).send();
    });
  });
  return app.listen({ port, host: '127.0.0.1' });

  async function price({ lines, metadata = {}, ...asked }: z.infer<typeof PlaceOrder>): Promise<OrderBody> {
    if (prices.until < Date.now()) prices = { known: tables.readPrices(), until: Date.now() + PRICES_CACHED_MS };
    const known = await prices.known;
    const priced = lines.map(({ sku, quantity }) => {
      const amount = known.get(sku);
      if (amount === undefined) throw refuse(422, 'unknown_sku');
      return { sku, quantity, unitPrice: euros(amount), total: euros(amount * quantity) };
    });
    const total = euros(priced.reduce((sum, each) => sum + each.total.amount, 0));
    return { ...asked, lines: priced, total, metadata };
  }
}

const euros = (amount: number) => ({ amount, currency: 'EUR' as const });
const hash = (text: string) => createHash('sha256').update(text).digest('base64url');

/** The same key of a partner is the same order. */
function toBase32(partner: string, key: string): string {
  const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
  const digest = createHash('sha256').update(`${partner}\0${key}`).digest();
  return Array.from(digest.subarray(0, 26), (byte) => alphabet[byte & 31]).join('');
}
