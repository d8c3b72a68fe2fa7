interface Page<T> {
  readonly data: readonly T[];
  readonly meta: { readonly nextCursor: string | null };
}

/** The items of a list, page after page; only what is asked for is read. */
export class Pages<T> implements AsyncIterable<T> {
  readonly #read: (cursor: string | undefined) => Promise<Page<T>>;

  constructor(read: (cursor: string | undefined) => Promise<Page<T>>) {
    this.#read = read;
  }

  async *[Symbol.asyncIterator](): AsyncIterator<T> {
    for await (const page of this.pages()) yield* page.data;
  }

  /** Whole pages, each with its `nextCursor`, to go on later. */
  async *pages(): AsyncGenerator<Page<T>> {
    let cursor: string | null | undefined;
    do {
      const page = await this.#read(cursor ?? undefined);
      yield page;
      cursor = page.meta.nextCursor;
    } while (cursor !== null && cursor !== undefined);
  }
}
