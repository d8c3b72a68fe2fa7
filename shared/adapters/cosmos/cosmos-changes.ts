import { type ChangeFeedPullModelIterator, ChangeFeedStartFrom, type Container, StatusCodes } from '@azure/cosmos';

/** Where one physical range of a container is being read. */
export type ChangeReader = ChangeFeedPullModelIterator<unknown>;

/** As many documents as one request brings at the most. */
export const MOST_CHANGES = 500;

/** What changes in a container from now on: read by this process for itself, without leases. */
export class CosmosChanges {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  /** A reader for each physical range; each has its place before this resolves. */
  async begin(): Promise<ChangeReader[]> {
    const ranges = await this.#container.getFeedRanges();
    const readers = ranges.map((range) =>
      this.#container.items.getChangeFeedIterator<unknown>({
        maxItemCount: MOST_CHANGES,
        changeFeedStartFrom: ChangeFeedStartFrom.Now(range),
      }),
    );
    // "Now" is when the first answer comes, and not when the reader is made.
    await Promise.all(readers.map((reader) => reader.readNext()));
    return readers;
  }

  async next(reader: ChangeReader): Promise<unknown[]> {
    const page = await reader.readNext();
    return page.statusCode === StatusCodes.NotModified ? [] : page.result;
  }
}
