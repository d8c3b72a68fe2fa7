import { until } from '@partner-orders/loopback-server/until';
import { topic } from '../../../shared/topic.ts';
import type { Drill } from '../drill-declaration.ts';
import { findOrderFaults } from '../find-order-faults.ts';
import { findReportFaults } from '../find-report-faults.ts';

/** A saga tries until the region is lost. */
const TRIES_ON = { SAGA_STEP_ATTEMPTS: '1000' };
const NOBODY_READS = {
  ...TRIES_ON,
  'AzureWebJobs.start-order-saga.Disabled': 'true',
  'AzureWebJobs.find-lost-orders.Disabled': 'true',
};
/** The carrier refuses this postal code. */
const NOWHERE = { name: 'Ada Example', street: 'Nowhere 1', city: 'Wien', postalCode: '00000', country: 'AT' };

/** The apps, the messages and the task hub are gone; the database has a replica. */
export const regionLost: Drill = {
  name: 'region-lost',
  summary: 'a region is lost, and the stand-by in another one takes over',
  call: {
    said: 'This is the availability test: the API has not answered from any place for five minutes. Azure’s status page names our region, and no time.',
  },
  runbook: 'region-lost.md',
  note: 'The stand-by is deployed already. It takes at least 10 minutes, because the runbook waits that long for sagas.',
  cause:
    'The apps, the messages and the sagas of the region were lost; the database has a replica. One order waited for its saga, one had a saga under way, one was stuck, and one waited for its refund.',
  hints: [
    'Every part of the stand-by is there: step 3 makes it take requests and events.',
    'An order that no saga has claimed starts by itself. The others need a new saga, 10 minutes after their last change.',
    'A stuck order is left out by reclaim --all: reclaim it by its name. Refunds and reports have commands of their own.',
  ],

  async begin(stack) {
    await stack.startHost(TRIES_ON);
    const paid = await stack.place();
    await stack.untilEnded([paid]);
    await stack.breakIt('payments', { operation: 'payment_intents.cancel', fault: 'error' });
    const stuck = await stack.place({ shipTo: NOWHERE });
    await stack.untilOrder('stuck', stuck, ({ saga }) => saga.status === 'stuck');
    await stack.breakIt('payments', { operation: 'payment_intents.create', fault: 'error' });
    const underWay = await stack.place();
    await stack.untilOrder('reserved', underWay, ({ status }) => status === 'reserved');
    await stack.startHost(NOBODY_READS);
    await stack.breakIt('payments', { operation: 'refunds.create', fault: 'error' });
    await (await stack.partner()).refund(paid, { reason: 'Broken' });
    const waiting = await stack.place();
    await until('its event to be on the bus', async () => {
      const [saga] = await stack.ports.queues.look([topic.subscriptions.saga]);
      return saga !== undefined && saga.active > 1;
    });

    await stack.killHost();
    const makeNamespace = await stack.loseServiceBus();
    stack.loseTaskHub();
    await stack.mend();
    let isOffline = false;
    let isTold = false;
    let isStandBy = true;
    const orders = [paid, stuck, underWay, waiting];
    return {
      given: { ORDER: stuck },
      findFaults: async () => [...(await findOrderFaults(stack, orders)), ...(await findReportFaults(stack))],
      async carryOut(call) {
        if (call.startsWith('az functionapp stop')) return 'no answer: the region is lost. Repeat it until it works';
        if (call.startsWith('az cosmosdb offline-region')) {
          isOffline = true;
          return 'the second region takes writes now';
        }
        if (call.startsWith('az cosmosdb show')) return isOffline ? 'North Europe' : 'West Europe, which is lost';
        if (call.startsWith('azd env set STAND_BY ')) {
          isTold = /STAND_BY false/.test(call);
          return isTold ? 'the next deployment makes the stand-by take requests and events' : undefined;
        }
        if (!call.startsWith('azd provision')) return undefined;
        if (!isTold) return 'nothing has changed: the environment still has STAND_BY true';
        if (!isOffline) throw new Error('the database takes no writes yet: see step 2');
        if (!isStandBy) return 'the apps of the stand-by take requests and events already';
        await makeNamespace();
        isStandBy = false;
        await stack.startHost({ TASK_HUB: 'PartnerOrdersStandBy' });
        return 'the apps of the stand-by take requests and events';
      },
      end: async () => {
        if (isStandBy) await makeNamespace();
      },
    };
  },

  steps: [
    { section: 'Do', step: 1 },
    { section: 'Do', step: 2 },
    { section: 'Do', step: 3 },
    { section: 'Do', step: 4 },
    { section: 'Do', step: 6, laterMinutes: 11 },
    { section: 'Do', step: 7, isCheck: true },
    { section: 'It is over when', isCheck: true, only: /orders list/ },
  ],
};
