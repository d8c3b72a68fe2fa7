import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PartnerOrdersClient } from '../../packages/partner-client/src/index.ts';
import { root } from '../../tools/root.ts';
import { beginImport } from '../begin-import.ts';
import { connectPartner } from '../connect-partner.ts';
import { describeQuantiles } from '../load.ts';
import type { RunningStack } from '../processes/start-stack.ts';
import { table } from '../report/render-table.ts';

const ROUNDS = 3;
const WINDOW_S = 60;
/** Each partner's own orders meanwhile: fewer than the small tier may send. */
const EVERY_MS = 1_500;
const ENDED = new Set<string>(['confirmed', 'failed', 'cancelled']);
const example = JSON.parse(readFileSync(join(root, 'docs', 'example-order.json'), 'utf8'));
const lineOf = (reference: string) => `${JSON.stringify({ ...example, reference })}\n`;

interface Own {
  ms: number[];
  ids: string[];
}

type Found = Record<'quiet' | 'busy', Record<'acme' | 'globex', Own>>;

/** The same orders with an import and without one, in turns: what else runs on the machine falls on both. */
export async function measureImportBeside(stack: RunningStack): Promise<void> {
  const acme = connectPartner(stack.gateway, stack.token);
  const globex = connectPartner(stack.gateway, stack.otherToken);
  const rate = Number(stack.settings['IMPORT_ORDERS_PER_SECOND'] ?? 20);
  const found: Found = {
    quiet: { acme: { ms: [], ids: [] }, globex: { ms: [], ids: [] } },
    busy: { acme: { ms: [], ids: [] }, globex: { ms: [], ids: [] } },
  };
  const measure = (into: Record<'acme' | 'globex', Own>, seconds: number) =>
    Promise.all([placeSteadily(acme, into.acme, seconds), placeSteadily(globex, into.globex, seconds)]);
  const discarded = { acme: { ms: [], ids: [] }, globex: { ms: [], ids: [] } };
  await measure(discarded, 20);
  let placed = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    await measure(found.quiet, WINDOW_S);
    const lines = Array.from({ length: rate * WINDOW_S }, (_, n) => lineOf(`beside-${round}-${n}`));
    const id = await beginImport(acme, new Blob(lines));
    await measure(found.busy, WINDOW_S);
    const ended = await acme.imports.wait(id);
    placed += ended.progress.placed;
    await untilConfirmed(acme, found.busy.acme.ids.at(-1));
    // After each round, so that one that is stopped has measured something.
    await report(found, acme, round + 1);
  }
  process.stdout.write(`imports of ${rate * WINDOW_S} orders each placed ${placed} at ${rate} a second at most\n\n`);
}

async function report(found: Found, acme: PartnerOrdersClient, rounds: number): Promise<void> {
  const rows = (['acme', 'globex'] as const).map((name) => [
    name === 'acme' ? 'orders of the partner itself' : 'orders of another partner',
    ...(['quiet', 'busy'] as const).map((when) => describeQuantiles(found[when][name].ms.sort((a, b) => a - b))),
    `${found.quiet[name].ms.length} + ${found.busy[name].ms.length}`,
  ]);
  const times = async (own: Own) => describeQuantiles((await confirmedAfter(acme, own.ids)).sort((a, b) => a - b));
  rows.push([
    'until they are confirmed',
    await times(found.quiet.acme),
    await times(found.busy.acme),
    `${found.quiet.acme.ids.length} + ${found.busy.acme.ids.length}`,
  ]);
  process.stdout.write(
    `\n${table([`${rounds} × ${WINDOW_S} s in turns`, 'no import', 'an import runs', 'requests'], rows)}\n`,
  );
}

/** Does not wait for the answer before the next one, so that a slow answer doesn't spare the ones behind it. */
async function placeSteadily(client: PartnerOrdersClient, own: Own, seconds: number): Promise<void> {
  const sent: Promise<void>[] = [];
  const end = performance.now() + seconds * 1_000;
  for (let next = performance.now(); next < end; next += EVERY_MS) {
    await sleep(Math.max(0, next - performance.now()));
    const asked = performance.now();
    sent.push(
      client.orders.place(example).then(({ id }) => {
        own.ms.push(performance.now() - asked);
        own.ids.push(id);
      }),
    );
  }
  await Promise.all(sent);
}

async function untilConfirmed(client: PartnerOrdersClient, id = ''): Promise<void> {
  while (!ENDED.has((await client.orders.get(id)).status)) await sleep(500);
}

async function confirmedAfter(client: PartnerOrdersClient, ids: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const id of ids) {
    const timeline = await client.orders.timeline(id);
    const at = new Map(timeline.map((event) => [event.type, 'createdAt' in event ? Date.parse(event.createdAt) : 0]));
    times.push((at.get('order.confirmed') ?? 0) - (at.get('order.placed') ?? 0));
  }
  return times;
}
