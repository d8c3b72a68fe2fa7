import { until } from '@partner-orders/loopback-server/until';
import { topic } from '../../../shared/topic.ts';
import type { Drill } from '../drill-declaration.ts';
import { findOrderFaults } from '../find-order-faults.ts';

/** Consumers are off: events are on the bus, and nobody takes them. */
const NOBODY_READS = {
  'AzureWebJobs.start-order-saga.Disabled': 'true',
  'AzureWebJobs.find-lost-orders.Disabled': 'true',
};

/** Messages expire before a saga is started for them. */
export const deadLetters: Drill = {
  name: 'dead-letters',
  summary: 'messages have expired, and their orders do not start',
  call: { alert: 'dead-letters-waiting' },
  runbook: 'dead-letters.md',
  note: 'In Azure messages live for days; in this drill they lived for some seconds.',
  cause:
    'No colour took events: somebody had switched them off in both. The orders’ messages expired. It takes both: a colour that is given the events, and the messages sent again. Messages that are sent again first wait for that colour, and expire again if nobody gives it the events in time.',
  hints: [
    'Why did Service Bus give the messages up? npm run ops -- dead-letters list --azure says the reason.',
    'TTLExpiredException: nobody reads. Step 1 of the runbook leads to a command that gives the events to a colour.',
    'npm run deliver -- settle --environment production, and then npm run ops -- dead-letters requeue --all --because TEXT --azure',
  ],

  async begin(stack) {
    await stack.stopHost();
    await stack.expireAfter(LIFETIME_S);
    await stack.startHost(NOBODY_READS);
    const orders = [await stack.place(), await stack.place()];
    const letters = await until('the messages to expire', async () => {
      const found = await stack.ports.deadLetters.list([topic.subscriptions.saga]);
      return found.length >= orders.length && found;
    });
    await stack.expireAfter(undefined);
    const [letter] = letters;
    const [ORDER = ''] = orders;
    return {
      given: { MESSAGE: letter?.id ?? '', ORDER },
      findFaults: () => findOrderFaults(stack, orders),
      async carryOut(call) {
        if (call.includes('deliver -- status')) return 'wrong: no colour takes events';
        if (!call.includes('deliver -- settle')) return undefined;
        await stack.startHost();
        return 'blue, which has the requests, takes the events now';
      },
    };
  },

  steps: [
    { section: 'See', step: 1, only: /list/ },
    { page: 'outbox-lag.md', section: 'Do', step: 1 },
    { section: 'Do', step: 2 },
    { section: 'It is over when', isCheck: true },
  ],
};

const LIFETIME_S = 3;
