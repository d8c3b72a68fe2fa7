import { setTimeout as sleep } from 'node:timers/promises';
import type { AzureCli } from './azure-cli.ts';
import { kqlText, type Row, runQuery } from './run-query.ts';

/** The queries of the alerts, asked of one colour only: a row is a reason to go back. */
const gate = ['slo-availability', 'slo-errors', 'slo-latency', 'sagas-stuck', 'rejections'] as const;

/** So many times in a row may the workspace not answer, before not seeing counts as seeing something bad. */
const BLIND_AT_MOST = 3;

export interface Watch {
  workspace: string;
  /** Name of the function app. */
  app: string;
  /** When the release began, RFC 3339: what the colour did before is not its fault. */
  since: string;
  forMs: number;
  everyMs: number;
  /** A quiet environment proves nothing; elsewhere a colour that nobody hears of is not let through. */
  mayBeQuiet: boolean;
  say: (text: string) => void;
}

/** @returns why the colour must not go on; nothing when it may */
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
