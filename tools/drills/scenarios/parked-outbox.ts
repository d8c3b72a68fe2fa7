import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '@partner-orders/loopback-server/until';
import type { Drill } from '../drill-declaration.ts';
import { DRILL_PARTNER } from '../drill-stack.ts';
import { findOrderFaults } from '../find-order-faults.ts';

/** An event in the outbox has a wrong field, so the relay sets it aside. */
export const parkedOutbox: Drill = {
  name: 'parked-outbox',
  summary: 'an event can’t be read, and is never sent',
  call: { alert: 'outbox-parked' },
  runbook: 'outbox-parked.md',
  cause:
    'A script of a colleague wrote “nobody” into the field `by` of an event before it was sent. It was the partner who placed the order: the field is “partner” again.',
  hints: [
    'npm run ops -- outbox list --azure names the event and its wrong field.',
    'An event order.placed comes from the partner. Compare the field with the same event of another order: npm run ops -- documents show EVENT --json --azure',
    'Step 3 of the runbook: save the document, write "partner" into the field by, and write it back with documents repair.',
  ],

  async begin(stack) {
    await stack.startHost({ 'AzureWebJobs.relay-outbox.Disabled': 'true' });
    const orders = [await stack.place(), await stack.place()];
    const [ORDER = ''] = orders;
    const EVENT = `evt_${ORDER.slice('ord_'.length)}_1`;
    await stack.withOrders(async (documents) => {
      const item = documents.item(EVENT, [DRILL_PARTNER, ORDER]);
      const { resource } = await item.read();
      await item.replace({ ...resource, event: { ...resource.event, by: 'nobody' } });
    });
    const readEvent = () =>
      stack.withOrders(async (documents) => (await documents.item(EVENT, [DRILL_PARTNER, ORDER]).read()).resource);
    await stack.startHost();
    await until('the event to be parked', async () => (await stack.ports.outbox.listParked()).length > 0);
    const given = { ORDER, EVENT, 'event.json': join(stack.directory, 'desk', 'event.json') };
    const findFaults = async () => [...(await findOrderFaults(stack, orders)), ...faultsOf(EVENT, await readEvent())];
    return { given, findFaults };
  },

  steps: [
    { section: 'See', step: 1 },
    {
      section: 'Do',
      step: 3,
      only: /documents (show|repair)/,
      async byHand(_, desk) {
        const file = join(desk, 'event.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace('"nobody"', '"partner"'));
        return 'the operator writes "partner" into the field by of event.json';
      },
    },
    { section: 'It is over when', isCheck: true },
  ],
};

/** A document that can be read may still say what is not so. */
function faultsOf(id: string, document: { dropped?: unknown; event?: { by?: string } } | undefined): string[] {
  const by = document?.event?.by;
  if (by === 'partner') return [];
  if (document?.dropped !== undefined) return [`event ${id} was given up, although it can be known who caused it`];
  if (by === 'nobody') return [];
  return [`event ${id} was sent, and says that it was caused by “${by}”: that is not so, and can't be taken back`];
}
