import { type Command, textOf } from './command.ts';
import { faultIn, findDocument } from './documents.ts';

export const showDocument: Command = {
  name: 'documents show',
  argument: 'document',
  summary: 'show an order or an event as it is stored, and what is wrong with it; with --json as a file to mend',

  async run(azure, given) {
    const document = await findDocument(azure, textOf(given, 'document'));
    const fault = faultIn(document);
    const verdict = fault === undefined ? 'it can be read' : `it can't be read: ${fault}`;
    return {
      lines: [`${document.type} ${document.id}: ${verdict}`, JSON.stringify(document, undefined, 2)],
      data: document,
    };
  },
};
