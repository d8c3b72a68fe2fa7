import { movingSagas } from '../../shared/domain/order-saga-state.ts';
import { isStillOff } from '../../shared/domain/switched-off.ts';
import type { OpenOrderFilter } from '../../shared/ports/orders-admin.ts';
import { isInterrupted } from '../../shared/ports/report-rebuilds.ts';
import { sources } from '../../shared/topic.ts';
import { countRefunds } from './count-refunds.ts';
import { endpointStateOf } from './endpoint-state-of.ts';
import type { OperatorCommand } from './operator-command.ts';

/** Longer than the longest wait between two tries of a step. */
const QUIET_MS = 10 * 60_000;
/** If no saga has claimed an order after this time, its event has not been sent, or its consumer fails. */
const LATE_MS = 60_000;

export const showStatus: OperatorCommand = {
  name: 'status',
  summary:
    'count everything that needs a person: orders and refunds that are stuck, late or quiet, rejections, dead letters, parked events, interrupted rebuilds, differences from the providers',
  options: { check: { type: 'boolean', summary: 'exit with code 1 if there is anything' } },

  async run(
    {
      ordersAdmin,
      refundsAdmin,
      rejections,
      deadLetters,
      outbox,
      reportRebuilds,
      reconciliation,
      webhooks,
      featureSwitches,
      clock,
    },
    given,
  ) {
    const ago = (ms: number) => new Date(clock.now().getTime() - ms);
    const count = (filter: OpenOrderFilter) => ordersAdmin.countOpen(filter);
    const [stuck, late, quiet, refunds, rejected, dead, parked, rebuilds, differences, hooks, switches] =
      await Promise.all([
        count({ sagas: ['stuck'] }),
        count({ sagas: ['waiting'], unchangedSince: ago(LATE_MS) }),
        count({ sagas: movingSagas, unchangedSince: ago(QUIET_MS) }),
        countRefunds(refundsAdmin, ago(QUIET_MS)),
        rejections.list(),
        deadLetters.list(Object.values(sources)),
        outbox.listParked(),
        reportRebuilds.list(),
        reconciliation.listOpen(),
        webhooks.list(),
        featureSwitches.read(),
      ]);
    const now = clock.now();
    const inState = (state: string) =>
      hooks.endpoints.filter(({ endpoint }) => endpointStateOf(endpoint, now) === state).length;
    const endpoints = { heldBack: inState('held back'), behind: inState('behind'), disabled: inState('disabled') };
    const rejectionCount = rejected.rejections.length + rejected.unreadable.length;
    const differenceCount = differences.findings.length + differences.unreadable.length;
    const interrupted =
      rebuilds.unreadable.length + rebuilds.rebuilds.filter((rebuild) => isInterrupted(rebuild, clock.now())).length;
    const rows: [what: string, count: number, next: string][] = [
      ['stuck orders', stuck, 'orders list --stuck'],
      ['orders that have waited for their saga for a minute or more', late, 'rejections list; outbox list'],
      ['orders that have not changed for ten minutes', quiet, 'orders list --quiet-for 10'],
      ['stuck refunds', refunds.stuck, 'refunds list --stuck'],
      ['refunds whose saga has been silent for ten minutes', refunds.silent, 'refunds reclaim --all --dry-run'],
      ['rejections', rejectionCount, 'rejections list'],
      ['dead letters', dead.length, 'dead-letters list'],
      ['parked events', parked.length, 'outbox list'],
      ['rebuilds of reports that were interrupted', interrupted, 'reports rebuild --unfinished'],
      ['differences from the books of the providers', differenceCount, 'differences list'],
      ['partners whose webhook endpoints can’t be read', hooks.unreadable.length, 'webhooks list'],
      ['switches of features that can’t be read', switches.unreadable.length, 'features list'],
    ];
    const off = switches.off.filter((one) => isStillOff(one, now)).length;
    // These need nobody.
    const facts: typeof rows = [
      ['features that are switched off', off, 'features list'],
      ['refunds that are not done', refunds.open, 'refunds list'],
      ['of these wait for the payment provider', refunds.waiting, 'refunds list --waiting'],
      ['webhook endpoints that are held back, because they fail', endpoints.heldBack, 'webhooks list --failing'],
      ['webhook endpoints that are too slow for their events', endpoints.behind, 'webhooks list --failing'],
      ['webhook endpoints that we disabled', endpoints.disabled, 'webhooks list --failing'],
    ];
    const lines = [...rows, ...facts].map(
      ([what, n, next]) => `${String(n).padStart(6)}  ${what}${n > 0 ? `: ${next}` : ''}`,
    );
    const trouble = rows.filter(([, n]) => n > 0);
    const data = {
      orders: { stuck, late, quiet },
      refunds,
      messages: { rejections: rejectionCount, deadLetters: dead.length },
      parked: parked.length,
      switchedOff: off,
      unreadableSwitches: switches.unreadable.length,
      interrupted,
      differences: differenceCount,
      webhooks: { ...endpoints, unreadable: hooks.unreadable.length },
      isWell: trouble.length === 0,
    };
    return { lines, data, isFault: given['check'] === true && !data.isWell };
  },
};
