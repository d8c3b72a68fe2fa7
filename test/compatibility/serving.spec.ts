import type { JSONObject } from '@azure/cosmos';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CosmosServingVersions } from '../../shared/adapters/cosmos/cosmos-serving-versions.ts';
import { CosmosServingVersionsAdmin } from '../../shared/adapters/cosmos/cosmos-serving-versions-admin.ts';
import { schemaVersions } from '../../shared/domain/schema-versions.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';

// The two versions that serve share this document. What one writes there must never stop the orders of the other.
let database: Awaited<ReturnType<typeof cosmosDatabase>>;
beforeAll(async () => {
  database = await cosmosDatabase();
});
afterAll(() => database?.close());

const clock = { now: () => new Date('2026-01-01T00:00:00.000Z') };
const since = clock.now().toISOString();
const releases = () => database.container('releases');
const ours = { release: 'v2', reads: schemaVersions, since };
const stored = async () => (await releases().item('serving', 'serving').read<JSONObject>()).resource;
const readable = () => new CosmosServingVersions(releases(), clock).findReadable('order');

beforeEach(async () => {
  await releases().items.upsert({ id: 'serving', type: 'serving', schemaVersion: 1, at: since, colours: { blue: ours } });
});

test.each([
  ['an entry of another shape', { colours: { blue: ours, green: { name: 'v3', forms: { order: [2, 3] } } } }],
  ['all entries of another shape', { colours: [{ name: 'blue' }, { name: 'green' }] }],
  ['no time', { at: { begun: since } }],
])('with %s in a newer format, orders are written in our newest format, which the newer version reads', async (_, newer) => {
  await releases().items.upsert({ ...(await stored()), schemaVersion: schemaVersions.serving + 1, ...newer });
  expect(await readable()).toBe(schemaVersions.order);
  expect(await new CosmosServingVersions(releases(), clock).findChangeTime()).toBeInstanceOf(Date);
});

test.each([
  ['an entry', { colours: { blue: ours, green: { release: 'v2' } } }],
  ['the whole', { colours: 'none' }],
])('where %s is damaged, orders are written in the previous format', async (_, damaged) => {
  await releases().items.upsert({ ...(await stored()), ...damaged });
  expect(await readable()).toBe(schemaVersions.order - 1);
});

test('what a newer version has added is kept when this version starts or retires a colour', async () => {
  const newer = { schemaVersion: schemaVersions.serving + 1, approvedBy: 'ada', colours: { blue: { ...ours, weight: 5 } } };
  await releases().items.upsert({ ...(await stored()), ...newer });
  const admin = new CosmosServingVersionsAdmin(releases(), clock);
  await admin.begin('green', { release: 'v2', reads: schemaVersions });
  expect(await stored()).toMatchObject({ ...newer, colours: { blue: { weight: 5 }, green: { release: 'v2' } } });
  await admin.end('green');
  expect(await stored()).toMatchObject(newer);
  expect((await stored())?.['colours']).toEqual(newer.colours);
});
