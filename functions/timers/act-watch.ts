import type { Clock } from '../../shared/ports/clock.ts';
import type { ActNews, NewActs } from '../../shared/ports/new-acts.ts';
import { Unavailable } from '../../shared/ports/unavailable.ts';
import { log } from '../../shared/telemetry/log.ts';

const PAGE = 500;
/** A process that starts doesn't know what others have reported. */
const FIRST_LOOK_S = 24 * 3_600;
/** Two replicas' clocks may differ, so a record can appear behind one that was read. */
const OVERLAP_S = 10;

/**
 * Tells telemetry what operators and the merchant's systems do, so that alerts can notice what is unusual. It reads the
 * records, because a command line sends no telemetry. After a restart it tells the last day again: queries count by act.
 */
export class ActWatch {
  #since: number | undefined;
  #limit = PAGE;
  readonly #told = new Map<string, number>();

  async look({ newActs, clock }: { newActs: NewActs; clock: Clock }): Promise<void> {
    this.#since ??= Math.floor(clock.now().getTime() / 1_000) - FIRST_LOOK_S;
    try {
      const news = await newActs.listSince(this.#since, this.#limit);
      const fresh = news.filter(({ id }) => !this.#told.has(id));
      for (const one of fresh) {
        tell(one);
        this.#told.set(one.id, one.storedAt);
      }
      this.#moveOn(news, fresh.length);
    } catch (error) {
      // An outage must not fail the search for lost orders.
      if (!(error instanceof Unavailable)) throw error;
      log.warn(`the watch of acts waits for an outage to end: ${error.message}`);
    }
  }

  #moveOn(news: readonly ActNews[], fresh: number): void {
    const last = news.at(-1)?.storedAt;
    if (last === undefined) return;
    const isFull = news.length === this.#limit;
    const since = Math.max(this.#since ?? 0, isFull ? last : last - OVERLAP_S);
    // More of one second than a page takes.
    this.#limit = isFull && fresh === 0 ? this.#limit * 2 : PAGE;
    this.#since = since;
    for (const [id, storedAt] of this.#told) if (storedAt < since) this.#told.delete(id);
  }
}

/** The only thing about a person is the object id, which says nothing to who can't look it up. */
function tell({ act, outcome }: ActNews): void {
  log.info(`act ${outcome}: ${act.command}`, {
    'act.id': act.id,
    'act.by': act.by.id ?? 'unknown',
    'act.via': act.via,
    'act.command': act.command,
    'act.outcome': outcome,
    'act.destroys': act.destroys === true ? 'yes' : 'no',
    'act.reason': act.because === undefined ? 'none' : 'given',
  });
}
