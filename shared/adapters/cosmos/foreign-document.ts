/**
 * Cosmos DB answered a partner's query with another partner's document. It causes an error and an alert and is never
 * part of an answer. The error holds ids only, nothing else of the document.
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
