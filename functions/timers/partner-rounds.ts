import type { PartnerId } from '../../shared/domain/ids.ts';

/** How many partners one run looks at. */
const MOST_PARTNERS = 1_000;

/**
 * Goes through the partners that `findNext` knows, in the order of their ids. The next run of this process begins behind
 * the last partner of this one, so each has its turn if there are many.
 */
export class PartnerRounds<P extends { partnerId: PartnerId }> {
  readonly #findNext: (partnerId: PartnerId | undefined) => Promise<P | undefined>;
  readonly #most: number;
  #last: PartnerId | undefined;

  constructor(findNext: (partnerId: PartnerId | undefined) => Promise<P | undefined>, most = MOST_PARTNERS) {
    this.#findNext = findNext;
    this.#most = most;
  }

  /** Yields each partner once. */
  async *visit(): AsyncGenerator<P> {
    const begin = this.#last;
    let isPastEnd = begin === undefined;
    for (let seen = 0; seen < this.#most; seen += 1) {
      let next = await this.#findNext(this.#last);
      if (next === undefined && !isPastEnd) {
        isPastEnd = true;
        next = await this.#findNext(undefined);
      }
      const isRound = begin !== undefined && isPastEnd && next !== undefined && next.partnerId > begin;
      if (next === undefined || isRound) {
        this.#last = undefined;
        return;
      }
      this.#last = next.partnerId;
      yield next;
    }
  }
}
