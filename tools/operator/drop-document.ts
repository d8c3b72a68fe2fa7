import { findDocument } from './find-document.ts';
import type { ActingCommand } from './operator-command.ts';
import { OpsError } from './ops-error.ts';
import { mended, replaceDocument } from './replace-document.ts';
import { selectOrderRefs } from './select-order-refs.ts';
import { textOf } from './text-of.ts';

/** The document stays unchanged, but nothing tries to read or send it any more. */
export const dropDocument: ActingCommand = {
  isAct: true,
  name: 'documents drop',
  argument: 'event',
  summary:
    'give up an event that can’t be read or repaired: it is never sent, and the timeline says that it can’t be shown',
  options: {
    because: {
      type: 'string',
      value: 'TEXT',
      summary: 'why it can’t be repaired: kept with the document',
      required: true,
    },
  },

  destroys: () => 'gives an event up: nobody ever gets it',

  findOrders: async ({ documents }, given) => selectOrderRefs([await findDocument(documents, textOf(given, 'event'))]),

  async run(ports, given) {
    const { documents, clock } = ports;
    const before = await findDocument(documents, textOf(given, 'event'));
    if (before.type !== 'event')
      throw new OpsError(`${before.id} is an order, and orders are never dropped: repair it`);
    if (documents.findFault(before) === undefined)
      throw new OpsError(`${before.id} can be read: only what can't be read is dropped`);
    if (before['dropped'] !== undefined) throw new OpsError(`${before.id} is already dropped`);
    const [at, why] = [clock.now().toISOString(), textOf(given, 'because')];
    const { parked: _, ...document } = before;
    await replaceDocument(ports, before, {
      etag: before._etag,
      document: { ...document, dropped: { at, why } },
      what: 'dropped',
      at,
      why,
    });
    const hint = `nothing that waits for it will get it; if its order does not continue: orders reclaim ${before.orderId}`;
    return {
      lines: [`${before.id} is dropped: ${hint}`],
      data: { id: before.id, at },
      changes: [mended(before, 'dropped')],
    };
  },
};
