import Fastify, { type FastifyRequest } from 'fastify';
import { OrdersTable, type PlaceOrder } from './orders-table.ts';
import { type Caller, tokenVerifier } from './verify-token.ts';

/** Order taking with Fastify, Ajv and PostgreSQL: `fastify.ts <URL of PostgreSQL> <authority as JSON>`. */

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength, pattern: '^[^\\x00-\\x1f\\x7f]*$' });
const strict = (properties: object, required: string[]) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
const line = strict({ sku: text(40), quantity: { type: 'integer', minimum: 1, maximum: 10_000 } }, ['sku', 'quantity']);
const shipTo = {
  name: text(100),
  street: text(200),
  city: text(100),
  postalCode: text(20),
  country: { type: 'string', pattern: '^[A-Z]{2}$' },
};
const body = strict(
  {
    reference: text(64),
    lines: { type: 'array', minItems: 1, maxItems: 100, items: line },
    shipTo: strict(shipTo, Object.keys(shipTo)),
    paymentMethod: text(100),
    metadata: {
      type: 'object',
      maxProperties: 50,
      propertyNames: text(40),
      additionalProperties: { type: 'string', maxLength: 500 },
    },
  },
  ['lines', 'shipTo', 'paymentMethod'],
);

const orders = await OrdersTable.open(process.argv[2]);
const verify = tokenVerifier(JSON.parse(process.argv[3] ?? '{}'));
const callers = new WeakMap<FastifyRequest, Caller>();
const partnerOf = (request: FastifyRequest) => callers.get(request)?.clientId ?? '';

const app = Fastify();
const requiring = (role: string) => async (request: FastifyRequest) => {
  const caller = await verify(request.headers.authorization).catch(() => undefined);
  if (caller === undefined) throw Object.assign(new Error('unauthenticated'), { statusCode: 401 });
  if (!caller.roles.includes(role)) throw Object.assign(new Error('forbidden'), { statusCode: 403 });
  callers.set(request, caller);
};

app.post<{ Body: PlaceOrder }>(
  '/v1/orders',
  { schema: { body }, onRequest: requiring('orders.write') },
  async (request, reply) => {
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string') return reply.code(400).send({ error: 'idempotency_key_missing' });
    const order = await orders.place(request.body, partnerOf(request), key);
    if (order === 'another_body') return reply.code(422).send({ error: 'idempotency_key_reused' });
    return reply.code(202).header('location', `/v1/orders/${order.id}`).send(order);
  },
);
app.get<{ Params: { id: string } }>(
  '/v1/orders/:id',
  { onRequest: requiring('orders.read') },
  async (request, reply) => {
    const order = await orders.find(partnerOf(request), request.params.id);
    return order ?? reply.code(404).send({ error: 'not_found' });
  },
);

const url = await app.listen({ port: 0, host: '127.0.0.1' });
process.once('disconnect', () => process.exit(0));
process.send?.({ type: 'ready', url });
