import { findDocument } from './find-document.ts';
import type { OperatorCommand } from './operator-command.ts';
import { OpsError } from './ops-error.ts';
import { replaceDocument } from './replace-document.ts';
import { textOf } from './text-of.ts';

/** The document stays where it is and as it was: only nobody tries to read or send it any more. */
export const dropDocument: OperatorCommand = {
  name: 'documents drop',
  argument: 'event',
  summary:
    'give up an event that can’t be read or mended: it is never sent, and its timeline says that it can’t be shown',
  options: {
    why: { type: 'string', value: 'TEXT', summary: 'why it can’t be mended: kept with the document', required: true },
  },

  async run({ documents, clock }, given) {
    const before = await findDocument(documents, textOf(given, 'event'));
    if (before.type !== 'event') throw new OpsError(`${before.id} is an order: repair it, an order is never dropped`);
    if (documents.faultIn(before) === undefined) throw new OpsError(`${before.id} can be read: it is not dropped`);
    if (before['dropped'] !== undefined) throw new OpsError(`${before.id} is dropped already`);
    const [at, why] = [clock.now().toISOString(), textOf(given, 'why')];
    const { parked: _, ...document } = before;
    await replaceDocument(documents, before, {
      etag: before._etag,
      document: { ...document, dropped: { at, why } },
      what: 'dropped',
      at,
      why,
    });
    const hint = `nothing that waits for it ever gets it; if its order does not move: orders reclaim ${before.orderId}`;
    return { lines: [`${before.id} is dropped: ${hint}`], data: { id: before.id, at } };
  },
};
