import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { beginRun, type ReconciliationRun } from '../../shared/domain/reconciliation-run.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { nameOperator } from './name-operator.ts';
import type { OperatorCommand } from './operator-command.ts';

const DAY_MS = 24 * 3_600_000;
const LOOK_MS = 1_000;
const LONGEST_MS = 10 * 60_000;

/** The app carries it out, because it alone has the providers' keys. */
export const reconcile: OperatorCommand = {
  name: 'reconcile',
  summary:
    'compare our books with the payment provider’s and the carrier’s again, repair what is safe, and wait for the result',
  options: {
    since: {
      type: 'string',
      value: 'TIME',
      summary:
        'only what was made since, RFC 3339 (default: a day ago); what is younger than RECONCILE_AFTER_MS is left for later',
    },
    'dry-run': { type: 'boolean', summary: 'only compare' },
  },

  async run({ reconciliation, clock }, given) {
    const now = clock.now();
    const since = readSince(given['since'], now);
    const id = `run_${randomUUID().slice(0, 8)}`;
    const begun = beginRun({ id, since, isDry: given['dry-run'] === true, by: nameOperator() }, now);
    await reconciliation.requestRun(begun);
    let run: ReconciliationRun = begun;
    while (run.state !== 'done' && clock.now().getTime() - now.getTime() < LONGEST_MS) {
      await wait(LOOK_MS);
      run = (await reconciliation.findRun(id)) ?? run;
    }
    const counts = Object.entries(run.counts).map(([outcome, n]) => `${n} ${outcome.replaceAll('_', ' ')}`);
    const state = run.state === 'done' ? 'done' : 'not done yet: it continues without this command';
    const found = run.found.map(({ subject, orderId = '-', what }) => `${subject}  ${orderId}  ${what}`);
    return { lines: [`${state}: ${counts.join(', ')}`, ...found], data: run };
  },
};

function readSince(given: unknown, now: Date): Date {
  if (given === undefined) return new Date(now.getTime() - DAY_MS);
  const { data } = z.iso.datetime({ offset: true }).safeParse(given);
  const since = data === undefined ? undefined : new Date(data);
  if (since === undefined || since > now)
    throw new UsageError(
      `--since ${given}: must be a past time such as ${new Date(now.getTime() - DAY_MS).toISOString()}`,
    );
  return since;
}
