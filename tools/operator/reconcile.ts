import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { beginRun, type ReconciliationRun } from '../../shared/domain/reconciliation-run.ts';
import { nameOperator } from './name-operator.ts';
import type { ActingCommand } from './operator-command.ts';
import { sinceOf, sinceOption } from './since-of.ts';
import { tellRun } from './tell-run.ts';

const DAY_MS = 24 * 3_600_000;
const LOOK_MS = 1_000;
const LONGEST_MS = 10 * 60_000;

/** The app carries it out, because it alone has the providers' keys. */
export const reconcile: ActingCommand = {
  isAct: true,
  dryRunWrites: true,
  name: 'reconcile',
  summary:
    'compare our books with the payment provider’s and the carrier’s again, repair what is safe, and wait for the result',
  options: {
    since: sinceOption(
      'only what was made since then; what is younger than RECONCILE_AFTER_MS is left for later; without it, since a day ago',
    ),
    'dry-run': { type: 'boolean', summary: 'only compare' },
  },

  async run(ports, given) {
    const { reconciliation, clock } = ports;
    const now = clock.now();
    const since = sinceOf(given, now) ?? new Date(now.getTime() - DAY_MS);
    const id = `run_${randomUUID().slice(0, 8)}`;
    const begun = beginRun({ id, since, isDry: given['dry-run'] === true, by: await nameOperator(ports) }, now);
    await reconciliation.requestRun(begun);
    let run: ReconciliationRun = begun;
    while (run.state !== 'done' && clock.now().getTime() - now.getTime() < LONGEST_MS) {
      await wait(LOOK_MS);
      run = (await reconciliation.findRun(id)) ?? run;
    }
    const changes = [{ of: 'reconciliation' as const, id, after: run.counts }];
    return { lines: tellRun(run), data: run, changes };
  },
};
