import { setTimeout as sleep } from 'node:timers/promises';
import type { AzureCli } from './azure-cli.ts';
import { kqlText, type Row, runQuery } from './run-query.ts';

/** The queries of the alerts, for one colour only: a row is a reason to roll back. */
const gate = ['slo-availability', 'slo-errors', 'slo-latency', 'sagas-stuck', 'rejections'] as const;

/** How often in a row the workspace may fail before that counts as a reason to roll back. */
const BLIND_AT_MOST = 3;

export interface Watch {
  workspace: string;
  /** Name of the function app. */
  app: string;
  /** The start of the release, RFC 3339: earlier errors of the colour do not count. */
  since: string;
  forMs: number;
  everyMs: number;
  /** Whether a colour without requests may continue: a quiet environment proves nothing. */
  mayBeQuiet: boolean;
  say: (text: string) => void;
}

/** @returns the reasons to stop; empty when the release may continue */
export async function watchBurn(az: AzureCli, watch: Watch): Promise<string[]> {
  const { workspace, everyMs, forMs } = watch;
  const values = { app: kqlText(watch.app), since: `datetime(${watch.since})` };
  const end = performance.now() + forMs;
  let requests = 0;
  let blind = 0;
  for (;;) {
    try {
      for (const query of gate) {
        const rows = (await runQuery(az, workspace, query, values)).filter(({ Response }) => Response !== 'ticket');
        if (rows.length > 0) return rows.map((row) => `${query}: ${describe(row)}`);
      }
      const [traffic] = await runQuery(az, workspace, 'colour-traffic', values);
      requests = Number(traffic?.['Requests'] ?? 0);
      blind = 0;
      watch.say(`${requests} requests on ${watch.app}, no budget burns`);
    } catch (error) {
      blind += 1;
      const because = error instanceof Error ? error.message : String(error);
      watch.say(`telemetry can't be queried: ${because}`);
      if (blind >= BLIND_AT_MOST) return [`telemetry can't be queried: ${because}`];
    }
    if (performance.now() >= end) break;
    await sleep(everyMs);
  }
  if (blind > 0) return ['telemetry could not be queried at the end'];
  return requests > 0 || watch.mayBeQuiet ? [] : [`telemetry shows no request on ${watch.app}`];
}

const describe = (row: Row): string =>
  Object.entries(row)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
