import { findDocument } from './find-document.ts';
import type { OperatorCommand } from './operator-command.ts';
import { textOf } from './text-of.ts';

export const showDocument: OperatorCommand = {
  name: 'documents show',
  argument: 'document',
  summary: 'show an order or an event as it is stored, and what is wrong with it; with --json as a file to correct',

  async run({ documents }, given) {
    const document = await findDocument(documents, textOf(given, 'document'));
    const fault = documents.findFault(document);
    const verdict = fault === undefined ? 'it can be read' : `it can't be read: ${fault}`;
    // The document stays as it is, so that it can be copied.
    const lines = [`${document.type} ${document.id}: ${verdict}`, JSON.stringify(document, undefined, 2)];
    return { lines, print: () => lines, data: document };
  },
};
