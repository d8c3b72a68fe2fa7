/**
 * A query for one partner returned a document of another. This raises an error and an alert, and the document is never
 * part of an answer. The error holds only ids.
 */
export class ForeignDocument extends Error {
  override name = 'ForeignDocument';
  readonly owner: string;
  readonly id: string;

  constructor({
    container,
    partnerId,
    owner,
    id,
  }: Record<'container' | 'partnerId' | 'id', string> & { owner: unknown }) {
    super(`${container} answered ${partnerId} with document ${id} of ${String(owner)}`);
    this.owner = String(owner);
    this.id = id;
  }
}
