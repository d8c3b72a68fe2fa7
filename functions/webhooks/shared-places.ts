import type { PartnerId } from '../../shared/domain/ids.ts';
import type { Stopwatch } from '../../shared/ports/stopwatches.ts';

/** An endpoint is slow if its attempts take longer. */
export const SLOW_MS = 1_000;

/** An endpoint is new until an attempt has succeeded. One that fails counts as slow. */
export type EndpointKind = 'quick' | 'slow' | 'new';

/** An attempt that is under way. */
export interface UnderWay {
  readonly partnerId: PartnerId;
  readonly host: string;
  /** What was known of the endpoint when the attempt began. */
  readonly kind: EndpointKind;
  readonly watch: Stopwatch;
  readonly callBack: AbortController;
}

/** Messages that only look whether there is room need a place of the host's too. */
const KEPT_FREE = 2;
/** A partner may have taken this times what is free: two thirds if it is alone, two fifths if there are two. */
const SHARE_OF_FREE = 2;
/** The same for slow endpoints, and for new ones: a third if it is alone. */
const SHARE_OF_FREE_SLOW = 0.5;

/**
 * Shares the attempts that a process can make at the same time among partners. A partner may begin another one while it
 * has less than a share of what is free (the dynamic thresholds of Choudhury and Hahne, 1998). So one that is alone gets
 * much, several get the same, and something always stays free for the next one.
 */
export class SharedPlaces {
  readonly #bounds: { all: number; slow: number; new: number; lastingOfOne: number; lasting: number };
  readonly #underWay = new Set<UnderWay>();

  constructor(all: number) {
    const part = (divisor: number) => Math.max(1, Math.floor(all / divisor));
    this.#bounds = {
      all: Math.max(1, all - KEPT_FREE),
      slow: part(3),
      new: part(4),
      // Those that take long: of one partner or at one host, and all of them.
      lastingOfOne: part(3),
      lasting: part(2),
    };
  }

  hasRoom(partnerId: PartnerId, kind: EndpointKind): boolean {
    const { all, slow, new: mostNew } = this.#bounds;
    const underWay = [...this.#underWay];
    const own = underWay.filter((one) => one.partnerId === partnerId);
    if (own.length >= SHARE_OF_FREE * (all - underWay.length)) return false;
    if (kind === 'quick') return true;
    if (kind === 'slow') {
      // What hangs by surprise takes no place from others that are known to be slow. It is called back for them.
      const free = slow - underWay.filter(isSlow).length;
      return own.filter(isLasting).length < SHARE_OF_FREE_SLOW * free;
    }
    const isQuickNew = (one: UnderWay) => one.kind === 'new' && !isLasting(one);
    const free = mostNew - underWay.filter(isQuickNew).length;
    return own.filter(isQuickNew).length < SHARE_OF_FREE_SLOW * free;
  }

  /** @returns a function that gives the place back */
  take(attempt: UnderWay): () => void {
    this.#underWay.add(attempt);
    return () => void this.#underWay.delete(attempt);
  }

  /**
   * Calls back attempts that seemed to be quick, and hang. Of those that take long, a partner or a host keeps a third of
   * all places, and all together half.
   */
  callBackSurplus(): void {
    const { lastingOfOne, lasting: most } = this.#bounds;
    for (const by of ['partnerId', 'host'] as const) {
      for (const same of Map.groupBy(this.#listLasting(), (one) => one[by]).values()) {
        callBackOldest(same, same.length - lastingOfOne);
      }
    }
    for (let surplus = this.#listLasting().length - most; surplus > 0; surplus -= 1) {
      const byPartner = Map.groupBy(
        this.#listLasting().filter((one) => !isSlow(one)),
        ({ partnerId }) => partnerId,
      );
      const [largest = []] = [...byPartner.values()].sort((a, b) => b.length - a.length);
      callBackOldest(largest, 1);
    }
  }

  #listLasting(): UnderWay[] {
    return [...this.#underWay].filter((one) => isLasting(one) && !one.callBack.signal.aborted);
  }
}

function callBackOldest(attempts: readonly UnderWay[], count: number): void {
  const unexpected = attempts.filter((one) => !isSlow(one));
  for (const { callBack } of unexpected.slice(0, Math.max(0, count))) callBack.abort();
}

/** It has its place until the endpoint answers. */
const isSlow = ({ kind }: UnderWay): boolean => kind === 'slow';

const isLasting = (one: UnderWay): boolean => isSlow(one) || one.watch.readMs() > SLOW_MS;
