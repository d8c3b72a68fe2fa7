import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { loopbackCertificate } from '@partner-orders/embedded-azure/certificate';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { containers } from '../../shared/adapters/cosmos/containers.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';
import { AzStage } from './az-stage.ts';
import { playApi } from './play-api.ts';
import type { AzureState } from './play-azure.ts';

export const QUICK = ['--patience', '300ms'];
/** One certificate for all specs of a process, because a process that has used TLS trusts no more. */
const certificates = mkdtempSync(join(tmpdir(), 'delivery-tls-'));
process.once('exit', () => rmSync(certificates, { recursive: true, force: true }));
/** A fresh one for each test of a spec that imports it. */
export let stage: AzStage;
let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let closing: (() => Promise<void>)[] = [];
/** The app's data of the scene. */
export const dataIn = (name: keyof typeof containers) => database.container(name);
/** Called by each spec that plays releases: a process runs several of them, and loads this file once. */
export function setUpReleases(): void {
  beforeAll(async () => {
    database = await cosmosDatabase();
    const { cert } = await loopbackCertificate(certificates);
    setDefaultCACertificates([...getCACertificates('default'), cert]);
  });
  afterAll(async () => {
    await database?.close();
  });
  beforeEach(async () => {
    await database
      .container('releases')
      .items.create({ id: 'serving' })
      .catch(() => undefined);
    await database.container('releases').item('serving', 'serving').delete();
    stage = new AzStage(database.server.connectionString);
  });
  afterEach(async () => {
    for (const close of closing) await close();
    closing = [];
    stage.close();
  });
}

export const change = (how: (azure: AzureState) => void) => how(stage.azure);

export async function play(answers?: Parameters<typeof playApi>[1]) {
  const api = await playApi(certificates, answers);
  closing.push(api.close);
  stage.playAt(api);
  return api;
}

export const deploy = (release = 'v2') => stage.deliver('deploy', '--release', release, '--package', stage.package);
export const smoke = (release = 'v2') => stage.deliver('smoke', '--release', release, ...QUICK, '--telemetry', '300ms');
/** @param given instead of the quick ones */
export const step = (to: number, given: { release?: string; watch?: string; patience?: string } = {}) => {
  const { release = 'v2', watch = '30ms', patience } = given;
  const quick = patience === undefined ? QUICK : ['--patience', patience];
  return ['shift', '--release', release, '--to', String(to), '--watch', watch, '--every', '10ms', ...quick];
};
export const shift = (to: number, release = 'v2') => stage.deliver(...step(to, { release }));
export const rollback = (...more: string[]) => stage.deliver('rollback', ...more);

/** Deployed, tested, and at this percentage. */
export async function releasedUpTo(percent: number) {
  await play();
  for (const command of [deploy, smoke]) expect(await command()).toMatchObject({ code: 0 });
  for (const to of [5, 25, 50, 100].filter((at) => at <= percent)) expect(await shift(to)).toMatchObject({ code: 0 });
}
