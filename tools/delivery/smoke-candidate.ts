import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { changeTraffic } from './backend-pool.ts';
import type { Colour } from './colours.ts';
import type { Delivery } from './delivery.ts';
import { findUnderWay } from './find-under-way.ts';
import { appUrl } from './function-apps.ts';
import { findWorkspace, kqlText, runQuery } from './run-query.ts';
import { smoke } from './smoke.ts';
import { expectUnderWay } from './traffic.ts';

export interface SmokeSettings {
  order?: unknown;
  patienceMs: number;
  /** How long telemetry may take to arrive. */
  telemetryMs: number;
}

/** Tests the candidate before it gets requests of partners. */
export async function smokeCandidate(delivery: Delivery, release: string, settings: SmokeSettings): Promise<void> {
  const { az, arm, target, say } = delivery;
  const { underWay } = await findUnderWay(delivery, release);
  if (!underWay) return say(`${release} already has all requests`);
  if (underWay.stage === 'deploying') throw new Error(`${release} is not completely deployed: deploy it again`);
  const workspace = await findWorkspace(az, target.resourceGroup);
  const since = new Date();
  const getToken = ['account', 'get-access-token', '--scope', target.scope, '--query', 'accessToken'];
  const { faults, orderId } = await smoke({
    gatewayUrl: target.gatewayUrl,
    appUrl: await appUrl(az, target, underWay.candidate),
    token: await az.ask(z.string(), getToken),
    colour: underWay.candidate,
    ...settings,
  });
  if (faults.length > 0)
    throw new Error(`${release} failed the smoke test, and gets no requests:\n  ${faults.join('\n  ')}`);
  await expectTelemetry(delivery, workspace, { colour: underWay.candidate, orderId, since, ...settings });
  await changeTraffic(arm, target, (now) => {
    expectUnderWay(now, underWay);
    return { ...now, note: { ...now.note, underWay: { ...underWay, stage: 'smoked' } } };
  });
  say(`${release} passed the smoke test on ${underWay.candidate}, and its telemetry arrives`);
}

/**
 * Checks what the watch depends on: the gateway's log arrives and shows that the right colour answered, and so do the
 * colour's own metrics. Neither is sampled.
 */
async function expectTelemetry(
  { az, target }: Delivery,
  workspace: string,
  { colour, orderId, since, telemetryMs }: { colour: Colour; orderId: string; since: Date; telemetryMs: number },
): Promise<void> {
  const app = target.apps[colour];
  const end = performance.now() + telemetryMs;
  const waitFor = async (what: string, arrived: () => Promise<boolean>) => {
    while (!(await arrived())) {
      if (performance.now() > end) throw new Error(`${what} has not arrived`);
      await sleep(Math.min(10_000, telemetryMs / 10));
    }
  };
  await waitFor(`the gateway's log of a request to ${app}`, async () => {
    const rows = await runQuery(az, workspace, 'served-by', { orderId: kqlText(orderId) });
    const others = rows.map(({ BackendUrl }) => String(BackendUrl)).filter((url) => !url.includes(app));
    if (others.length > 0) throw new Error(`${others[0] || 'no app'} answered instead of ${app}`);
    return rows.length > 0;
  });
  const values = { app: kqlText(app), since: `datetime(${since.toISOString()})` };
  await waitFor(`a metric of ${app}`, async () => {
    const [row] = await runQuery(az, workspace, 'metrics-of', values);
    return Number(row?.['Measured'] ?? 0) > 0;
  });
}
