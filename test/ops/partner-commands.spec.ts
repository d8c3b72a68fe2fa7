import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { anOrder, RunningStack } from '../running-stack.ts';
import { operatorOf } from './operator-of.ts';

let stack: RunningStack;
let ops: (...flags: string[]) => Promise<string>;
const client = randomUUID();

beforeAll(async () => {
  stack = await RunningStack.start();
  ops = operatorOf(stack);
});
afterAll(() => stack?.stop());

const add = (partner: string, changes: Record<string, string> = {}, ...flags: string[]) => {
  const options = { name: 'Initech', tier: 'small', client, ...changes };
  const given = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  return ops('partners', 'add', partner, ...given, ...flags);
};

test('a new partner places an order with the printed roles, is listed, and is refused once it is disabled', async () => {
  const { roles } = JSON.parse(await add('initech', {}, '--json'));
  expect(roles).toEqual([
    'orders.read',
    'orders.write',
    'reports.read',
    'imports.manage',
    'webhooks.manage',
    'exports.manage',
    'tier.small',
  ]);

  const [, payload = ''] = (await stack.tokenOf('acme')).split('.');
  const { iat: _i, exp: _e, nbf: _n, ...claims } = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const token = await stack.sign({ ...claims, azp: client, roles });
  const initech = new PartnerClient(stack.prepared.gatewayUrl, token);
  const { id } = await initech.place(anOrder());
  await stack.ended('initech', id);
  expect(JSON.parse(await ops('partners', 'list', '--json'))).toContainEqual({
    partnerId: 'initech',
    name: 'Initech',
    tier: 'small',
    clients: [client],
  });

  expect(await ops('partners', 'disable', 'initech', '--yes')).toContain('within 60 seconds');
  expect(await ops('partners', 'list')).toMatch(/^initech +small +Initech\n +disabled 20/m);
  // The cache of the running host is at most a minute old, and a new host has none.
  await stack.host.stop();
  await stack.restartHost();
  expect((await initech.request('GET', `/v1/orders/${id}`)).status).toBe(403);
  await ops('partners', 'disable', 'initech', '--undo');
  await stack.host.stop();
  await stack.restartHost();
  expect((await initech.request('GET', `/v1/orders/${id}`)).status).toBe(200);
});

test('adding the same partner again changes nothing; adding a different one under its id is refused, and so are invalid values', async () => {
  const other = { client: randomUUID(), 'price-list': 'resellers', currency: 'USD' };
  await add('umbrella', other);
  await add('umbrella', other);
  await expect(add('umbrella', { ...other, tier: 'generous' })).rejects.toThrow(
    'already exists, and its tier is small',
  );
  await expect(add('hooli', other)).rejects.toThrow('already exists, and its partnerId is umbrella');
  // Nothing of it is stored: the same partner can be added with other values.
  const ids = async () =>
    JSON.parse(await ops('partners', 'list', '--json')).map((one: { partnerId: string }) => one.partnerId);
  expect(await ids()).not.toContain('hooli');
  await expect(add('Hooli!')).rejects.toThrow('is not a partner id');
  await expect(add('hooli', { tier: 'gold' })).rejects.toThrow('must be generous or small');
  await expect(add('hooli', { client: 'hooli' })).rejects.toThrow('must be a GUID');
  expect(await ops('partners', 'list')).toMatch(/^umbrella +small +resellers +USD +Initech$/m);
  await expect(add('umbrella', { ...other, currency: 'GBP' })).rejects.toThrow('its currency is USD');
  await expect(add('hooli', { 'price-list': 'Gold!' })).rejects.toThrow('must be small letters');
  await expect(add('hooli', { currency: 'CHF' })).rejects.toThrow('must be EUR, USD, GBP');
  await expect(ops('partners', 'add', 'hooli')).rejects.toThrow('missing: --name, --tier, --client');
  await expect(ops('partners', 'disable', 'nobody', '--yes')).rejects.toThrow('there is no partner nobody');
});

test('the price list, currency and contact of a partner change, after a look at what would change', async () => {
  await add('vandelay', { client: randomUUID() });
  expect(await ops('partners', 'list')).toMatch(/^PARTNER +TIER +PRICE LIST +CURRENCY/m);
  const dry = await ops('partners', 'set', 'vandelay', '--price-list', 'resellers', '--currency', 'GBP', '--dry-run');
  expect(dry).toContain(
    'vandelay: price list default → price list resellers, the first currency of each product → GBP\n',
  );
  expect(dry).toMatch(
    /[1-9]\d* products have no price for it, so it can't order them: APRON-01, .*LAMP-01 and \d+ more$/m,
  );
  expect(dry).toContain('nothing is changed');
  expect(await ops('partners', 'list')).toMatch(/^vandelay +small +Initech$/m);
  const set = await ops('partners', 'set', 'vandelay', '--price-list', 'resellers');
  expect(set).toContain('every instance uses it within 60 seconds');
  expect(await ops('partners', 'list')).toMatch(/^vandelay +small +resellers +Initech$/m);
  expect(await ops('partners', 'set', 'vandelay', '--price-list', 'resellers')).toContain(
    'already price list resellers',
  );
  expect(await ops('partners', 'set', 'vandelay', '--price-list', 'reselers', '--dry-run')).toContain(
    'no product has a price in reselers, so the default prices apply; did you mean resellers?',
  );
  const contacted = await ops('partners', 'set', 'vandelay', '--contact', 'api@vandelay.example');
  expect(contacted).toMatch(/^vandelay: no contact → api@vandelay.example\n.*60 seconds$/m);
  expect(await ops('partners', 'list')).toMatch(/^vandelay .*\n +api@vandelay\.example /m);
  await ops('partners', 'set', 'vandelay', '--contact', 'none');
  await ops('partners', 'set', 'vandelay', '--price-list', 'default', '--currency', 'first');
  expect(await ops('partners', 'list')).toMatch(/^vandelay +small +Initech$/m);
  await expect(ops('partners', 'set', 'vandelay')).rejects.toThrow('name what to change');
  await expect(ops('partners', 'set', 'vandelay', '--price-list', 'Gold!')).rejects.toThrow('must be small letters');
  await expect(ops('partners', 'set', 'vandelay', '--contact', 'ada')).rejects.toThrow('must be a mail address');
  await expect(ops('partners', 'set', 'nobody', '--currency', 'EUR')).rejects.toThrow('there is no partner nobody');
});

test('without a stack or settings, the error says what is missing', async () => {
  await expect(ops('partners', 'list', '--azure')).rejects.toThrow(
    '--azure needs the settings COSMOS__accountEndpoint and SERVICE_BUS__fullyQualifiedNamespace in the environment',
  );
});
