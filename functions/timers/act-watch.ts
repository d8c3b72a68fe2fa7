import { createHash } from 'node:crypto';
import type { Clock } from '../../shared/ports/clock.ts';
import type { ActNews, ActPage, NewActs, OtherNews } from '../../shared/ports/new-acts.ts';
import { Unavailable } from '../../shared/ports/unavailable.ts';
import { log } from '../../shared/telemetry/log.ts';

const PAGE = 500;
/** A process that starts doesn't know what others have reported. */
const FIRST_LOOK_S = 24 * 3_600;
/** Two replicas' clocks may differ, so a record can appear behind one that was read. */
const OVERLAP_S = 10;
/** The next look comes after a minute, and goes on there. */
const LOOK_MS = 20_000;

/**
 * Tells telemetry what operators and the merchant's systems do, so that alerts can notice what is unusual. It reads the
 * records, because a command line sends no telemetry. After a restart it tells the last day again: queries count by act,
 * and go by the act's own time.
 */
export class ActWatch {
  #since: number | undefined;
  #limit = PAGE;
  readonly #told = new Map<string, number>();

  async look({ newActs, clock }: { newActs: NewActs; clock: Clock }): Promise<void> {
    const begun = clock.now().getTime();
    this.#since ??= Math.floor(begun / 1_000) - FIRST_LOOK_S;
    try {
      let page: ActPage;
      do {
        page = await newActs.listSince(this.#since, this.#limit);
        const fresh = [...page.news, ...page.others].filter(({ id }) => !this.#told.has(id));
        for (const one of fresh) {
          if (one.outcome === 'unreadable') tellOther(one);
          else tell(one);
          this.#told.set(one.id, one.storedAt);
        }
        this.#moveOn(page, fresh.length);
      } while (page.isFull && clock.now().getTime() - begun < LOOK_MS);
    } catch (error) {
      // An outage must not fail the search for lost orders.
      if (!(error instanceof Unavailable)) throw error;
      log.warn(`the watch of acts waits for an outage to end: ${error.message}`);
    }
  }

  #moveOn({ lastAt, isFull }: ActPage, fresh: number): void {
    if (lastAt === undefined) return;
    const since = Math.max(this.#since ?? 0, isFull ? lastAt : lastAt - OVERLAP_S);
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
    'act.at': act.at,
    'act.by': act.by.id ?? 'unknown',
    'act.via': act.via,
    'act.command': act.command,
    'act.outcome': outcome,
    'act.destroys': act.destroys === true ? 'yes' : 'no',
    'act.reason': act.because === undefined ? 'none' : 'given',
  });
}

/** What it says of itself is the writer's, so nothing of it is told: `ops audit` names it. */
function tellOther({ id, storedAt, outcome }: OtherNews): void {
  log.warn('a document among the records of acts is none, or can’t be read: see ops audit', {
    'act.id': `record_${createHash('sha256').update(id).digest('hex').slice(0, 32)}`,
    'act.at': new Date(storedAt * 1_000).toISOString(),
    'act.by': 'unknown',
    'act.via': 'unknown',
    'act.outcome': outcome,
  });
}
