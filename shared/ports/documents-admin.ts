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

/** What an operator did to a document: kept beside it, with the document as it was. */
export interface Mend {
  documentId: string;
  what: 'repaired' | 'dropped';
  at: string;
  by: string;
  why: string;
  /** The document before, as JSON. */
  before: string;
}

/** What operators do with orders and events that can't be read. */
export interface DocumentsAdmin {
  find(id: string): Promise<StoredDocument | undefined>;

  /** What is wrong with a document, with the field; undefined if it can be read. */
  findFault(document: Readonly<Record<string, unknown>>): string | undefined;

  /**
   * Replaces a document and writes the record of it, both or none.
   *
   * @param etag of the version that `document` was made from: nothing is written over a later one
   */
  replace(
    before: StoredDocument,
    change: { etag: string; document: Readonly<Record<string, unknown>> } & Pick<Mend, 'what' | 'at' | 'by' | 'why'>,
  ): Promise<'replaced' | 'changed_meanwhile'>;

  /** What operators did to the documents of an order. */
  listMends(order: OrderRef): Promise<Mend[]>;
}
