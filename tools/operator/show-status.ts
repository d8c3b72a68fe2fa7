import { movingSagas } from '../../shared/domain/order-saga-state.ts';
import { isStillOff } from '../../shared/domain/switched-off.ts';
import type { OpenOrderFilter } from '../../shared/ports/orders-admin.ts';
import { isInterrupted } from '../../shared/ports/report-rebuilds.ts';
import { sources } from '../../shared/topic.ts';
import { countRefunds } from './count-refunds.ts';
import { endpointStateOf } from './endpoint-state-of.ts';
import type { OperatorCommand } from './operator-command.ts';
import { type Needs, neglectedSince, tellCauseOfLate, tellNeeds } from './tell-needs.ts';

export const showStatus: OperatorCommand = {
  name: 'status',
  summary:
    'count everything that needs a person: orders and refunds that are stuck, late or quiet, orders on hold, rejections, dead letters, parked events, interrupted rebuilds, differences from the providers',
  options: { check: { type: 'boolean', summary: 'exit with code 1 if there is anything' } },

  async run(
    {
      ordersAdmin,
      screenedOrders,
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
    const now = clock.now();
    const since = neglectedSince(now);
    const count = (filter: OpenOrderFilter) => ordersAdmin.countOpen(filter);
    const [stuck, late, quiet, held, refunds, rejected, dead, parked, rebuilds, differences, hooks, switches] =
      await Promise.all([
        count({ sagas: ['stuck'] }),
        count({ sagas: ['waiting'], unchangedSince: since.late }),
        count({ sagas: movingSagas, unchangedSince: since.quiet }),
        screenedOrders.countHeld(since.late),
        countRefunds(refundsAdmin, since.quiet),
        rejections.list(),
        deadLetters.list(Object.values(sources)),
        outbox.listParked(),
        reportRebuilds.list(),
        reconciliation.listOpen(),
        webhooks.list(),
        featureSwitches.read(),
      ]);
    const inState = (state: string) =>
      hooks.endpoints.filter(({ endpoint }) => endpointStateOf(endpoint, now) === state).length;
    const endpoints = { heldBack: inState('held back'), behind: inState('behind'), disabled: inState('disabled') };
    const needs: Needs = {
      ...{ stuck, late, quiet, held, stuckRefunds: refunds.stuck, silentRefunds: refunds.silent },
      rejections: rejected.rejections.length + rejected.unreadable.length,
      deadLetters: dead.length,
      parked: parked.length,
      interrupted: rebuilds.unreadable.length + rebuilds.rebuilds.filter((one) => isInterrupted(one, now)).length,
      differences: differences.findings.length + differences.unreadable.length,
      unreadableWebhooks: hooks.unreadable.length,
      unreadableSwitches: switches.unreadable.length,
    };
    const rows = tellNeeds(needs);
    const off = switches.off.filter((one) => isStillOff(one, now)).length;
    // These need nobody.
    const facts: [what: string, count: number, next: string][] = [
      ['features that are switched off', off, 'features list'],
      ['refunds that are not done', refunds.open, 'refunds list'],
      ['of these wait for the payment provider', refunds.waiting, 'refunds list --waiting'],
      ['webhook endpoints that are held back, because they fail', endpoints.heldBack, 'webhooks list --failing'],
      ['webhook endpoints that are too slow for their events', endpoints.behind, 'webhooks list --failing'],
      ['webhook endpoints that we disabled', endpoints.disabled, 'webhooks list --failing'],
    ];
    const line = (what: string, n: number, next: string) =>
      `${String(n).padStart(6)}  ${what}${n > 0 ? `: ${next}` : ''}`;
    const lines = [
      ...rows.map((row) => line(row.what, row.count, row.next)),
      ...facts.map((fact) => line(...fact)),
      ...tellCauseOfLate(needs).map((text) => `${' '.repeat(8)}${text}`),
    ];
    const data = {
      orders: { stuck, late, quiet, held },
      refunds,
      messages: { rejections: needs.rejections, deadLetters: needs.deadLetters },
      parked: needs.parked,
      switchedOff: off,
      unreadableSwitches: needs.unreadableSwitches,
      interrupted: needs.interrupted,
      differences: needs.differences,
      webhooks: { ...endpoints, unreadable: hooks.unreadable.length },
      isWell: rows.every(({ count: n }) => n === 0),
    };
    return { lines, data, isFault: given['check'] === true && !data.isWell };
  },
};
