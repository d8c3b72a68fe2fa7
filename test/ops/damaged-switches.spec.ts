import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosFeatureSwitches } from '../../shared/adapters/cosmos/cosmos-feature-switches.ts';
import { PartnerId } from '../../shared/domain/ids.ts';
import { listFeatures } from '../../tools/operator/list-features.ts';
import type { OperatorPorts } from '../../tools/operator/operator-ports.ts';
import { showMoment } from '../../tools/operator/show-moment.ts';
import { switchFeatureOff, switchFeatureOn } from '../../tools/operator/switch-feature.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';

const id = 'feature-switches';
const acme = PartnerId.parse('acme');
const clock = { at: Date.parse('2026-11-27T10:00:00Z'), now: () => new Date(clock.at) };
const until = '2026-11-27T12:00:00.000Z';
const search = { feature: 'search', until, note: 'the index is slow' };
const damaged = { feature: 'orders', until: 'tomorrow', note: 'a flood' };

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let ports: OperatorPorts;
beforeAll(async () => {
  database = await cosmosDatabase();
  const featureSwitches = new CosmosFeatureSwitches(database.container('releases'), clock);
  ports = { featureSwitches, clock } as unknown as OperatorPorts;
});
afterAll(() => database?.close());

const store = (off: unknown, schemaVersion = 1) =>
  database.container('releases').items.upsert({ id, type: id, schemaVersion, off });
const stored = async () => (await database.container('releases').item(id, id).read()).resource?.off;
const running = () => new CosmosFeatureSwitches(database.container('releases'), clock);
const noticed = { minutes: '60', because: 'too slow' };

test('a damaged switch is left out and named, and the others hold', async () => {
  await store([damaged, search]);
  const switches = running();
  expect(await switches.findWait(['search'], acme)).toMatchObject({ feature: 'search' });
  expect(await switches.findWait(['orders'], acme)).toBeUndefined();
  expect((await switches.read()).unreadable).toHaveLength(1);
});

test('a process that runs keeps what it last knew while nothing of the document can be read', async () => {
  await store([search]);
  const switches = running();
  await switches.findWait(['search'], acme);
  await store('damaged');
  clock.at += 11_000;
  expect(await switches.findWait(['search'], acme)).toMatchObject({ feature: 'search' });
  expect((await switches.read()).unreadable).toHaveLength(1);
});

test('the list says what can’t be read', async () => {
  await store([damaged, search]);
  const { lines, data } = await listFeatures.run(ports, {});
  expect(lines).toEqual([
    `off: search for all partners, until ${showMoment(until)}: the index is slow`,
    'can’t be read, so it is not off: entry 1 (orders), until: must be an RFC 3339 time, such as 2026-01-31T12:00:00Z',
    'on: orders, changes, imports, exports, webhooks',
  ]);
  expect(data).toMatchObject({ unreadable: [expect.stringContaining('entry 1 (orders)')] });
});

test('a feature can be switched off although an entry is damaged; what is lost is said and recorded', async () => {
  await store([damaged, search]);
  const { lines, changes } = await switchFeatureOff.run(ports, { feature: 'exports', ...noticed });
  expect(await stored()).toMatchObject([search, { feature: 'exports' }]);
  expect(lines).toContain(
    'gone, because it could not be read: entry 1 (orders), until: must be an RFC 3339 time, such as 2026-01-31T12:00:00Z',
  );
  expect(changes).toMatchObject([
    { id: 'exports' },
    { id, before: { unreadable: [expect.stringContaining('entry 1 (orders)')] } },
  ]);
});

test.each(['damaged', 7, undefined])('a document whose list is %j is replaced', async (off) => {
  await store(off);
  const { lines } = await switchFeatureOn.run(ports, { feature: 'orders' });
  expect(await stored()).toEqual([]);
  expect(lines.join('\n')).toMatch(/^gone, because it could not be read: off: (must be a list|is required)\n/);
  await expect(switchFeatureOn.run(ports, { feature: 'orders' })).rejects.toThrow('orders is not off');
});

test('what a newer version of the app wrote is not replaced', async () => {
  await store([{ ...search, until: 'for now' }], 2);
  await expect(switchFeatureOff.run(ports, { feature: 'exports', ...noticed })).rejects.toThrow('a newer version');
  expect(await stored()).toHaveLength(1);
});
