import type { OrderRef } from '../domain/ids.ts';

/** An order or an event as it is stored, whether or not it can be read. */
export interface StoredDocument {
  id: string;
  type: 'order' | 'event';
  partnerId: string;
  orderId: string;
  /** Changes with every write of the document. */
  _etag: string;
  [field: string]: unknown;
}

/** What an operator did to a document. It is stored beside the document, with the document's earlier content. */
export interface Mend {
  documentId: string;
  what: 'repaired' | 'dropped';
  at: string;
  by: string;
  why: string;
  /** The earlier document, as JSON. */
  before: string;
}

/** The operators' access to orders and events that can't be read. */
export interface DocumentsAdmin {
  find(id: string): Promise<StoredDocument | undefined>;

  /** What is wrong with a document, with the field; undefined if it is fine. */
  findFault(document: Readonly<Record<string, unknown>>): string | undefined;

  /**
   * Replaces a document and writes the record of it, both or neither.
   *
   * @param etag of the version that `document` is based on; a later version is never overwritten
   */
  replace(
    before: StoredDocument,
    change: { etag: string; document: Readonly<Record<string, unknown>> } & Pick<Mend, 'what' | 'at' | 'by' | 'why'>,
  ): Promise<'replaced' | 'changed_meanwhile'>;

  /** Lists what operators did to the documents of an order. */
  listMends(order: OrderRef): Promise<Mend[]>;
}
