/**
 * Cosmos DB answered one partner's question with what is another's. It is held back: an error, and an alert, never a
 * part of an answer. Has ids and nothing of what the document says.
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
