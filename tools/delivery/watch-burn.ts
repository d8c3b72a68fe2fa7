import { setTimeout as sleep } from 'node:timers/promises';
import type { AzureCli } from './azure-cli.ts';
import { kqlText, type Row, runQuery } from './run-query.ts';

/** The queries of the alerts, for one colour only: a row is a reason to roll back. */
const gate = ['slo-availability', 'slo-errors', 'slo-latency', 'sagas-stuck', 'rejections'] as const;

/** How often in a row the workspace may fail before that is a reason to roll back. */
const BLIND_AT_MOST = 3;

/** The fewest requests that a colour needs before its share of them is meaningful. */
const FEWEST = 50;

export interface Watch {
  workspace: string;
  /** Name of the function app. */
  app: string;
  /** How many of a hundred requests it should get. */
  percent: number;
  /** The start of the release, RFC 3339: earlier errors of the colour do not count. */
  since: string;
  /** How long to watch after the first request. */
  forMs: number;
  everyMs: number;
  /** How long the first request may take: the gateway's weights spread, and its log arrives, after some minutes. */
  patienceMs: number;
  /** Whether a colour without requests may continue: a quiet environment proves nothing. */
  mayBeQuiet: boolean;
  /** Whether the release still has this share: another command may take it away. */
  isStillOurs: () => Promise<boolean>;
  say: (text: string) => void;
}

interface Traffic {
  requests: number;
  answered: number;
  both: number;
}

/** @returns the reasons to stop; empty when the release may continue, and also when it lost its share to another command */
export async function watchBurn(az: AzureCli, watch: Watch): Promise<string[]> {
  const { app, everyMs, forMs, mayBeQuiet, patienceMs, percent, say } = watch;
  const begun = performance.now();
  // Where nobody may call, waiting for the first call is all there is to watch.
  const firstBy = begun + (mayBeQuiet ? Math.min(patienceMs, forMs) : patienceMs);
  let shareSince = new Date();
  let end: number | undefined;
  let blind = 0;
  for (;;) {
    if (!(await watch.isStillOurs().catch(() => true))) return [];
    let traffic: Traffic | undefined;
    try {
      const burning = await reasonsOf(az, watch);
      if (burning.length > 0) return burning;
      traffic = await readTraffic(az, watch, shareSince);
      blind = 0;
      say(`${traffic.requests} of ${traffic.both} requests on ${app}, no budget burns`);
    } catch (error) {
      blind += 1;
      const because = error instanceof Error ? error.message : String(error);
      say(`telemetry can't be queried: ${because}`);
      if (blind >= BLIND_AT_MOST) return [`telemetry can't be queried: ${because}`];
    }
    const now = performance.now();
    const isOver = now >= (end ?? firstBy);
    if (traffic !== undefined) {
      const few = (end !== undefined || isOver) && tooFew(traffic, percent);
      if (few) return [`${app} answered ${traffic.answered} of ${traffic.both} requests instead of ${percent} %`];
      if (end === undefined && traffic.requests > 0) {
        end = now + forMs;
        // Before, the gateway may still have had the earlier weights.
        shareSince = new Date();
      } else if (isOver) {
        return end !== undefined || mayBeQuiet ? [] : [`the gateway shows no request on ${app}`];
      }
    } else if (isOver) return ['telemetry could not be queried at the end'];
    await sleep(everyMs);
  }
}

/**
 * A colour that crashes, or that the gateway has cut off, has few failures of its own: its requests go to the other colour.
 * It shows in the share that it answers.
 */
function tooFew({ answered, both }: Traffic, percent: number): boolean {
  const expected = (both * percent) / 100;
  return expected >= FEWEST && answered < expected / 2;
}

async function reasonsOf(az: AzureCli, { workspace, app, since }: Watch): Promise<string[]> {
  const values = { app: kqlText(app), since: `datetime(${since})` };
  for (const query of gate) {
    const rows = (await runQuery(az, workspace, query, values)).filter(({ Response }) => Response !== 'ticket');
    if (rows.length > 0) return rows.map((row) => `${query}: ${describe(row)}`);
  }
  return [];
}

async function readTraffic(az: AzureCli, { workspace, app }: Watch, since: Date): Promise<Traffic> {
  const values = { app: kqlText(app), since: `datetime(${since.toISOString()})` };
  const [row] = await runQuery(az, workspace, 'colour-traffic', values);
  const count = (name: string) => Number(row?.[name] ?? 0);
  return { requests: count('Requests'), answered: count('Answered'), both: count('Both') };
}

const describe = (row: Row): string =>
  Object.entries(row)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
