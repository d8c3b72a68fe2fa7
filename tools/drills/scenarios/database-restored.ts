import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { OrderId } from '../../../shared/domain/ids.ts';
import type { Drill, Emergency } from '../drill-declaration.ts';
import { DRILL_PARTNER, type DrillStack } from '../drill-stack.ts';
import { findLeavingParcels } from '../find-leaving-parcels.ts';
import { findOrderFaults } from '../find-order-faults.ts';
import { findOwnerlessPayments } from '../find-ownerless-payments.ts';
import { findReportFaults } from '../find-report-faults.ts';

/** The comparison with the providers looks at what is some seconds old, instead of hours. */
const COMPARED_AFTER_MS = 3_000;
/** A saga tries for long. */
const SETTINGS = {
  RECONCILE_AFTER_MS: String(COMPARED_AFTER_MS),
  RECONCILE_SCHEDULE: '*/2 * * * * *',
  SAGA_STEP_ATTEMPTS: '1000',
};

/** Orders are deleted. The database is restored to a second before, and everything else is ahead of it. */
export const databaseRestored: Drill = {
  name: 'database-restored',
  summary: 'orders were deleted, and the database has to be restored to a point in time',
  call: {
    said: 'This is the operations desk. Acme says that orders of today are gone: they get 404. A colleague has just run a script that cleans up the database.',
  },
  runbook: 'restore-database.md',
  note: 'It takes at least 5 minutes, because the runbook waits that long for sagas. A refund at the payment provider’s dashboard is, for example: curl "$PAYMENTS/_simulator/refunds" -d \'{"payment_intent":"pi_…"}\' and the recall of a parcel at the carrier: curl -X DELETE -H "Authorization: Bearer $CARRIER_KEY" "$CARRIER/v1/shipments/ord_…". RECONCILE_AFTER_MS is 3 seconds here.',
  cause:
    'A script deleted orders. After the restore one order was under way again, with a saga that had ended; one was sent again by its partner; one was refunded at the provider, which our books did not know; and one was paid and is gone, because nobody sent it again.',
  hints: [
    'Stop both apps first: what is written now is lost by the restore.',
    'The clock of the restore is UTC. What is known of the last good second is above.',
    'After the restore: orders under way need a new saga, reports are counted again, and a payment without an order is refunded by hand.',
    'The comparison with the providers finds payments without an order: npm run ops -- reconcile, then differences list. Compare again when it is refunded.',
  ],

  async begin(stack) {
    await stack.startHost(SETTINGS);
    const before = await stack.place();
    const refunded = await stack.place();
    await stack.untilEnded([before, refunded]);
    await stack.breakIt('payments', { operation: 'payment_intents.create', fault: 'error' });
    const underWay = await stack.place();
    await stack.untilOrder('reserved', underWay, ({ status }) => status === 'reserved');
    const backup = join(stack.directory, 'backup');
    await stack.copyDatabase(backup);
    const lastGood = new Date();

    await stack.mend();
    const key = `again-${underWay}`;
    const again = await stack.place({}, key);
    const lost = await stack.place();
    await stack.untilEnded([underWay, again, lost]);
    await (await stack.partner()).refund(refunded, { reason: 'Broken' });
    await stack.untilOrder('refunded', refunded, ({ status }) => status === 'refunded');
    await deleteOrders(stack, [before, again]);
    return emergencyOf(stack, { orders: [before, refunded, underWay, again], refunded, lost, backup, lastGood, key });
  },

  steps: [
    { section: 'Do', step: 1 },
    { section: 'Do', step: 3 },
    { section: 'Do', step: 4 },
    { section: 'Do', step: 5 },
    { section: 'Do', step: 6, isCheck: true },
    { section: 'Do', step: 7, laterMinutes: 6 },
    { section: 'Do', step: 8, isCheck: true },
    {
      section: 'Do',
      step: 10,
      async byHand({ repairByHand }) {
        return (await repairByHand?.()) ?? '';
      },
    },
    { section: 'Do', step: 11 },
    { section: 'It is over when', isCheck: true },
  ],
};

interface Scene {
  /** Those that the database has to have at the end. */
  orders: OrderId[];
  refunded: OrderId;
  /** Paid, and nobody sends it again. */
  lost: OrderId;
  backup: string;
  lastGood: Date;
  /** With which the partner sends its lost order again. */
  key: string;
}

function emergencyOf(stack: DrillStack, { orders, refunded, lost, backup, lastGood, key }: Scene): Emergency {
  const deletedAt = new Date();
  let isRestored = false;
  let isNamed = false;
  let isUsed = false;
  return {
    tells: `The database was good at ${lastGood.toISOString()}. The script began at ${deletedAt.toISOString()}.`,
    variables: { CARRIER_KEY: stack.carrierToken() },
    given: { '2026-11-27T09:00:00Z': lastGood.toISOString(), RESTORE_POINT: lastGood.toISOString() },
    async findFaults() {
      const order = await stack.findOrder(refunded);
      const ownerless = await findOwnerlessPayments(stack);
      const parcels = await findLeavingParcels(stack, lost);
      const { findings: differences } = await stack.ports.reconciliation.listOpen();
      return [
        ...(await findOrderFaults(
          stack,
          orders.filter((id) => id !== refunded),
        )),
        ...(order?.status === 'refunded'
          ? []
          : [`order ${refunded} was refunded, and our books say ${order?.status ?? 'nothing'}`]),
        ...ownerless.map(({ id, orderId }) => `payment ${id} was taken for order ${orderId}, which is gone`),
        ...((await stack.findOrder(lost)) || parcels.length === 0
          ? []
          : [`a parcel leaves for order ${lost}, which is gone`]),
        ...differences.map(({ id }) => `difference ${id} is open`),
        ...(await findReportFaults(stack)),
      ];
    },
    async repairByHand() {
      const ownerless = await findOwnerlessPayments(stack);
      for (const { id, orderId } of ownerless) {
        await stack.ask('payments', '/_simulator/refunds', {
          method: 'POST',
          body: JSON.stringify({ payment_intent: id }),
        });
        await stack.cancelParcel(orderId);
      }
      // Of hours in Azure: what has just changed is left for later, and the provider counts in seconds.
      await wait(COMPARED_AFTER_MS + 1_000);
      return `the operator refunds ${ownerless.map(({ id }) => id).join(', ')} at the provider’s dashboard, recalls the parcel, and waits until the comparison looks at what has changed`;
    },
    async carryOut(call) {
      if (call.startsWith('az functionapp stop')) {
        await stack.stopHost();
        return 'the app is stopped: partners get 503';
      }
      if (call.startsWith('az cosmosdb restorable-database-account'))
        return 'it can be restored to any second of the last seven days';
      if (call.startsWith('az cosmosdb restore ')) {
        const asked = Date.parse(/--restore-timestamp (\S+)/.exec(call)?.[1] ?? '');
        if (!(asked < deletedAt.getTime()))
          throw new Error(
            `--restore-timestamp: orders were deleted at ${deletedAt.toISOString()}; name an earlier second`,
          );
        // The operator may leave out the part of the second.
        if (asked < lastGood.getTime() - 1_000)
          throw new Error(
            `--restore-timestamp: that loses more than is needed; the last good time is ${lastGood.toISOString()}`,
          );
        isRestored = true;
        return `a new account has the database of ${lastGood.toISOString()}`;
      }
      if (call.startsWith('azd env set COSMOS_ACCOUNT_NAME ')) {
        isNamed = isRestored;
        return isNamed ? 'the next deployment makes the apps use it' : 'there is no such account yet: see step 3';
      }
      if (call.startsWith('azd provision')) {
        if (!isRestored) throw new Error('nothing is restored yet: see step 3');
        if (!isNamed) return 'the apps still use the old account: COSMOS_ACCOUNT_NAME names it';
        if (stack.isUp) throw new Error('the apps still run and write: stop them first');
        if (!isUsed) await stack.useDatabase(backup);
        isUsed = true;
        return 'the apps will use the restored account when they start';
      }
      if (!call.startsWith('az functionapp start')) return undefined;
      if (stack.isUp) return 'the app runs';
      await stack.startHost(SETTINGS);
      if (!isUsed) return 'the app runs, on the old database';
      await stack.place({}, key);
      return 'the app runs. Partner acme sends one of its orders again';
    },
  };
}

/** As a script does that has the keys of the database. */
function deleteOrders(stack: DrillStack, orderIds: readonly OrderId[]): Promise<void> {
  return stack.withOrders(async (documents) => {
    for (const id of orderIds) await documents.item(id, [DRILL_PARTNER, id]).delete();
  });
}
