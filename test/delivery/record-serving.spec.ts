import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosServingVersions } from '../../shared/adapters/cosmos/cosmos-serving-versions.ts';
import { CosmosServingVersionsAdmin } from '../../shared/adapters/cosmos/cosmos-serving-versions-admin.ts';
import { schemaVersions } from '../../shared/domain/schema-versions.ts';
import { recordServing } from '../../tools/azure/record-serving.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';

const folder = mkdtempSync(join(tmpdir(), 'package-'));
let database: Awaited<ReturnType<typeof cosmosDatabase>>;
beforeAll(async () => {
  database = await cosmosDatabase();
  pack({ version: '1.2.3', reads: schemaVersions });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database?.close();
});

const pack = (manifest: object) => writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
const clock = { now: () => new Date() };
const admin = () => new CosmosServingVersionsAdmin(database.container('releases'), clock);
/** What the app may write, as a new instance finds it. */
const readable = () => new CosmosServingVersions(database.container('releases'), clock).findReadable('order');

test('what azd deploys is recorded, so that the app writes its newest form and migrates to it', async () => {
  expect(await readable()).toBeLessThan(schemaVersions.order);
  expect(await recordServing(admin(), 'func-blue-abc', folder)).toBe('v1.2.3 serves as blue');
  expect(await readable()).toBe(schemaVersions.order);
});

test('the other colour still counts: an older version there keeps the older form', async () => {
  pack({ version: '1.1.0', reads: { ...schemaVersions, order: 1 } });
  await recordServing(admin(), 'func-green-abc', folder);
  expect(Object.keys(await admin().list()).sort()).toEqual(['blue', 'green']);
  expect(await readable()).toBe(1);
});

test('an app without a colour is refused', async () => {
  await expect(recordServing(admin(), 'func-abc', folder)).rejects.toThrow('names no colour');
  await expect(recordServing(admin(), undefined, folder)).rejects.toThrow('names no colour');
});
