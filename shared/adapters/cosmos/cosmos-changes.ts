import { type ChangeFeedPullModelIterator, ChangeFeedStartFrom, type Container, StatusCodes } from '@azure/cosmos';

/** The reading position in one physical range of a container. */
export type ChangeReader = ChangeFeedPullModelIterator<unknown>;

/** The most documents in one response. */
export const MOST_CHANGES = 500;

/** Reads the changes of a container from now on, only for this process and without leases. */
export class CosmosChanges {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  /** Opens a reader for each physical range. When this resolves, each has its position. */
  async begin(): Promise<ChangeReader[]> {
    const ranges = await this.#container.getFeedRanges();
    const readers = ranges.map((range) =>
      this.#container.items.getChangeFeedIterator<unknown>({
        maxItemCount: MOST_CHANGES,
        changeFeedStartFrom: ChangeFeedStartFrom.Now(range),
      }),
    );
    // "Now" is the time of the first response, not of creating the reader.
    await Promise.all(readers.map((reader) => reader.readNext()));
    return readers;
  }

  async readNext(reader: ChangeReader): Promise<unknown[]> {
    const page = await reader.readNext();
    return page.statusCode === StatusCodes.NotModified ? [] : page.result;
  }
}
