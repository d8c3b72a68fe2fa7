import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { DocumentsAdmin, StoredDocument } from '../../shared/ports/documents-admin.ts';
import { findDocument } from './find-document.ts';
import type { ActingCommand } from './operator-command.ts';
import { OpsError } from './ops-error.ts';
import { pathIn } from './path-in.ts';
import { mended, replaceDocument } from './replace-document.ts';
import { selectOrderRefs } from './select-order-refs.ts';
import { textOf } from './text-of.ts';

const FIXED = ['id', 'type', 'partnerId', 'orderId'] as const;

/** Repairs only a document that can't be read: readable history is never rewritten. */
export const repairDocument: ActingCommand = {
  isAct: true,
  name: 'documents repair',
  argument: 'document',
  unrecorded: ['file'],
  summary: 'replace an order or event that can’t be read with a corrected file; an event is then sent',
  options: {
    file: {
      type: 'string',
      value: 'FILE',
      summary: 'the output of documents show --json, corrected',
      required: true,
    },
    because: { type: 'string', value: 'TEXT', summary: 'what was wrong: kept with the old document', required: true },
  },

  findOrders: async ({ documents }, given) =>
    selectOrderRefs([await findDocument(documents, textOf(given, 'document'))]),

  async run(ports, given) {
    const { documents, clock } = ports;
    const before = await findDocument(documents, textOf(given, 'document'));
    if (documents.findFault(before) === undefined)
      throw new OpsError(`${before.id} can be read: there is nothing to repair`);
    const { etag, document } = correctedDocument(documents, before, pathIn(given, 'file'));
    const at = clock.now().toISOString();
    await replaceDocument(ports, before, { etag, document, what: 'repaired', at, why: textOf(given, 'because') });
    return {
      lines: [`${before.id} is repaired: story ${before.orderId}`],
      data: { id: before.id, at },
      changes: [mended(before, 'repaired')],
    };
  },
};

/** @throws OpsError when it can't replace the old document */
function correctedDocument(documents: DocumentsAdmin, before: StoredDocument, file: string) {
  const { _etag: etag, parked: _, dropped: __, ...document } = read(file);
  if (typeof etag !== 'string') throw refuse(file, 'has no _etag: start from documents show --json');
  for (const name of FIXED) {
    if (document[name] !== before[name]) throw refuse(file, 'changes a key', `: ${name} must stay ${before[name]}`);
  }
  const fault = documents.findFault(document) ?? contradictionIn(document);
  if (fault !== undefined) throw refuse(file, "can't be read either", `: ${fault}`);
  return { etag, document };
}

/** The keys are stored twice, outside and inside, and must be equal. */
function contradictionIn(document: Record<string, unknown>): string | undefined {
  const { id, partnerId, orderId, sequence } = document;
  const inside = (document['event'] ?? document['order']) as Record<string, unknown>;
  const pairs = { id, partnerId, ...(document['type'] === 'event' ? { orderId, sequence } : {}) };
  const odd = Object.entries(pairs).find(([name, value]) => inside[name] !== value);
  return odd && `${document['type']}.${odd[0]}: must be ${odd[1]}`;
}

/** @param more what is only printed: it may quote the file */
function refuse(file: string, what: string, more = ''): OpsError {
  return new OpsError(`${file} ${what}${more}`, { recorded: `the file ${what}` });
}

function read(file: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown(), 'is no document').parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof z.ZodError) throw refuse(file, 'holds no document: it must be one JSON object');
    throw refuse(file, "can't be read", `: ${error instanceof Error ? error.message : String(error)}`);
  }
}
