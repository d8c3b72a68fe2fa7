import { createServer, type Server } from 'node:http';
import type { SecretClient } from '@azure/keyvault-secrets';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import { until } from '@partner-orders/loopback-server/until';
import Stripe from 'stripe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { containers, databaseId } from '../../shared/adapters/cosmos/containers.ts';
import { connectCosmos } from '../../shared/adapters/cosmos/cosmos-client.ts';
import { CosmosPartnersAdmin } from '../../shared/adapters/cosmos/cosmos-partners-admin.ts';
import { PartnerId } from '../../shared/domain/ids.ts';
import type { SecretName } from '../../shared/ports/secrets.ts';
import { openVault } from '../../tools/run-locally/client/open-vault.ts';
import type { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { rowsOf } from '../observed-telemetry.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

/** Every place where a partner, or a provider that repeats it, can put data that must not leave the app. */
const canaries = {
  name: 'Canary Featherstone',
  street: 'Kanarienweg 17',
  city: 'Canaryville',
  email: 'canary@feather.example',
  phone: '+49 151 5550199',
  metadata: 'canary-in-metadata',
  reference: 'canary-in-reference',
  key: 'canary-in-idempotency-key',
  agent: 'canary-in-user-agent',
  cookie: 'canary-in-cookie',
  query: 'canary-in-query',
  path: 'canary-in-path',
  field: 'canaryInFieldName',
  broken: 'canary-in-json',
  bearer: 'canary-in-bearer-token',
  cursor: 'canary-in-cursor',
  clientSecret: 'canary-in-client-secret',
  carrierToken: 'canary-of-carrier-token',
  paymentsKey: 'canary-of-payments-key',
  cursorKey: 'canary-of-cursor-key',
  webhookSecret: 'whsec_canary-of-webhook-secret',
  signature: 'canary-in-signature',
  event: 'canary-in-event',
  contact: 'canary-contact@feather.example',
  hookPath: 'canary-in-webhook-path',
  hookQuery: 'canary-in-webhook-query',
  hookAnswer: 'canary-in-webhook-answer',
  hookDescription: 'canary-in-webhook-description',
};

let stack: RunningStack;
let acme: PartnerClient;
let token: string;
let vault: SecretClient;
let echo: Server;
let echoUrl: string;
/** Everything that the app sent to a provider. */
let heard = '';
let hooks: Server;
let hooksUrl: string;
/** The endpoint that is disabled, which the partner's contact gets a mail about. */
const GONE = '/gone';

/** The headers of each webhook that came. */
const hooked: Record<string, unknown>[] = [];

/** A provider that returns errors and repeats what it was sent, every second time in place of the expected value. */
function echoServer(): Server {
  let asked = 0;
  return createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    heard += `${JSON.stringify(request.headers)} ${Buffer.concat(chunks)}`;
    if (request.method === 'DELETE') return response.writeHead(204).end();
    const said = `${JSON.stringify(request.headers)} ${Buffer.concat(chunks)} ${canaries.phone} ${canaries.email}`;
    const error = { type: 'api_error', code: 'api_error', message: said };
    asked += 1;
    response.writeHead(asked % 2 === 0 ? 200 : 500, { 'content-type': 'application/json' });
    return response.end(asked % 2 === 0 ? said : JSON.stringify({ error, message: said }));
  });
}

/** A partner's endpoints: one refuses every webhook, and one is gone. */
function hookServer(): Server {
  return createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    if (request.url === GONE) return response.writeHead(410).end();
    hooked.push({ ...request.headers, url: request.url, body });
    return response.writeHead(500).end(canaries.hookAnswer);
  });
}

/** Where the app reads its secrets. A secret that is planted elsewhere could not leak. */
async function plant(name: SecretName, value: string): Promise<void> {
  await vault.setSecret(name, value);
}

/** Replaces the contact of the partner whose requests the test makes. */
async function setContact(connectionString: string, contact: string): Promise<void> {
  const cosmos = connectCosmos({ connectionString });
  const container = (name: keyof typeof containers) => cosmos.database(databaseId).container(containers[name].id);
  const admin = new CosmosPartnersAdmin({ clients: container('clients'), partners: container('partners') });
  expect(await admin.set(PartnerId.parse('acme'), { contact }, false)).toMatchObject({ after: { contact } });
  cosmos.dispose();
}

beforeAll(async () => {
  echo = echoServer();
  echoUrl = `http://${LOOPBACK}:${await listen(echo, 0, 'the echo')}`;
  hooks = hookServer();
  hooksUrl = `http://${LOOPBACK}:${await listen(hooks, 0, 'an endpoint of webhooks')}`;
  stack = await RunningStack.start(
    async (urls, local) => {
      vault = openVault({ ...local, ...urls });
      await plant('carrier-token', canaries.carrierToken);
      await plant('cursor-key', canaries.cursorKey);
      await plant('payments-webhook-secret', canaries.webhookSecret);
      await setContact(urls.cosmos, canaries.contact);
      return { CARRIER_URL: echoUrl };
    },
    { telemetry: true },
  );
  acme = await stack.partner('acme');
  token = await stack.tokenOf('acme');
});
afterAll(async () => {
  await stack?.stop();
  if (echo) await closeServer(echo);
  if (hooks) await closeServer(hooks);
});

test('no secret and no personal data is logged or sent, wherever a partner puts it', async () => {
  const shipTo = {
    ...(anOrder()['shipTo'] as object),
    name: canaries.name,
    street: canaries.street,
    city: canaries.city,
  };
  const metadata = { note: canaries.metadata, mail: canaries.email, phone: canaries.phone };
  const body = anOrder({ shipTo, metadata, reference: canaries.reference });
  const headers = {
    'user-agent': canaries.agent,
    cookie: `session=${canaries.cookie}`,
    'x-request-id': canaries.email,
    baggage: `who=${canaries.cookie}`,
    tracestate: `canary=${canaries.cookie}`,
    'x-forwarded-for': canaries.agent,
  };
  const place = (what: unknown, more: Record<string, string> = {}) =>
    acme.request('POST', '/v1/orders', {
      body: what,
      headers: { ...headers, 'idempotency-key': canaries.key, ...more },
    });

  const endpoint = await acme.request('POST', '/v1/webhook-endpoints', {
    body: {
      url: `${hooksUrl}/${canaries.hookPath}?key=${canaries.hookQuery}`,
      types: ['order.*'],
      description: canaries.hookDescription,
    },
    headers,
  });
  expect(endpoint.status).toBe(201);
  const { secret } = (await endpoint.json()) as { secret: string };

  const gone = { url: `${hooksUrl}${GONE}`, types: ['order.placed'] };
  await acme.request('POST', '/v1/webhook-endpoints', { body: gone, headers });

  const placed = (await (await place(body)).json()) as { id: string };
  await place({ ...body, [canaries.field]: canaries.email });
  await place({ ...body, shipTo: { ...shipTo, country: canaries.name } });
  await place(body, { authorization: `Bearer ${canaries.bearer}` });
  await acme.request('GET', `/v1/orders?reference=${canaries.query}&${canaries.query}=${canaries.email}`, { headers });
  await acme.request('GET', `/v1/orders?cursor=${canaries.cursor}`, { headers });
  await acme.request('GET', `/v1/orders/${canaries.path}`, { headers });
  await acme.request('GET', `/v1/${canaries.path}?sig=${canaries.query}`, { headers });
  await fetch(new URL('/v1/orders', stack.host.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': 'k' },
    // Less than 21 characters, all of which V8 quotes.
    body: canaries.broken,
  });
  await fetch(new URL('/docs/token', stack.host.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ clientId: canaries.email, clientSecret: canaries.clientSecret }),
  });
  const event = JSON.stringify({ type: 'charge.refunded', data: { object: { [canaries.event]: canaries.email } } });
  const send = async (signature: string) => {
    const headersOfEvent = { 'content-type': 'application/json', 'stripe-signature': signature };
    const url = new URL('/v1/provider-events/stripe', stack.host.url);
    return (await fetch(url, { method: 'POST', headers: headersOfEvent, body: event })).json();
  };
  expect(await send(`t=1,v1=${canaries.signature}`)).toMatchObject({ error: { code: 'invalid_signature' } });
  const signed = Stripe.webhooks.generateTestHeaderString({ payload: event, secret: canaries.webhookSecret });
  expect(await send(signed)).toMatchObject({ error: { code: 'validation_failed' } });
  expect(await stack.ended('acme', placed.id)).toMatchObject({ failure: { step: 'book-shipment' } });

  const monitorUrl = stack.prepared.stack.urls.monitor;
  await until('the end of the story', async () => {
    return (await rowsOf(monitorUrl, 'AppDependencies', `Name=fail-order&Properties.order.id=${placed.id}`)).length > 0;
  });
  await until('a webhook and its telemetry', async () => {
    return hooked.length > 0 && (await rowsOf(monitorUrl, 'AppDependencies', 'Name=webhooks.post')).length > 0;
  });
  await until('a mail', async () => stack.prepared.stack.mails().length > 0);
  await stack.host.stop();
  await plant('payments-api-key', canaries.paymentsKey);
  Object.assign(stack.settings, { PAYMENTS_URL: echoUrl });
  await stack.restartHost();
  const unpaid = await (await stack.partner('acme')).place(body, 'another-key');
  expect(await stack.ended('acme', unpaid.id)).toMatchObject({ failure: { step: 'authorize-payment' } });
  await stack.host.stop();

  const tables = ['AppRequests', 'AppDependencies', 'AppTraces', 'AppExceptions', 'AppMetrics', 'AppEvents'];
  const everything = await Promise.all(tables.map((table) => rowsOf(monitorUrl, table)));
  const said = `${JSON.stringify(everything)} ${stack.output.join('')}`;
  expect(said).toContain(placed.id);
  expect(said).toContain('CarrierUnavailable');
  expect(said).toContain('PaymentsFailed');
  // A canary that never reached a place where it could leak proves nothing.
  for (const canary of [canaries.carrierToken, canaries.paymentsKey, canaries.street]) expect(heard).toContain(canary);
  const [mail] = stack.prepared.stack.mails();
  expect(mail?.message.recipients.to).toEqual([{ address: canaries.contact }]);
  const [hook] = hooked;
  expect(hook?.['url']).toBe(`/${canaries.hookPath}?key=${canaries.hookQuery}`);
  expect(Object.keys(hook ?? {}).sort(), 'neither a trace nor anything of ours').toEqual(
    [
      ...['accept-encoding', 'connection', 'content-length', 'content-type', 'host', 'user-agent'],
      ...['webhook-id', 'webhook-signature', 'webhook-timestamp', 'url', 'body'],
    ].sort(),
  );
  const [, claims = '', signature = ''] = token.split('.');
  for (const canary of [
    ...Object.values(canaries),
    claims,
    signature,
    secret,
    String(hook?.['webhook-signature']),
    'pm_card_visa',
  ]) {
    expect(said.includes(canary), `${canary} has left`).toBe(false);
  }
});
