import type { EndpointRef } from '../../shared/domain/webhook-endpoint.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Stopwatch, Stopwatches } from '../../shared/ports/stopwatches.ts';
import { type EndpointKind, SharedPlaces, SLOW_MS } from './shared-places.ts';

/** Attempts at one endpoint at the same time, by what is known of it. A new one may be one that never answers. */
export const MOST_AT_ENDPOINT = { quick: 8, slow: 2, new: 1 } as const satisfies Record<EndpointKind, number>;

/** After this many failures in a row, an endpoint is left alone for a while. */
const FAILURES_TO_BREAK = 5;
const BREAK_MS = 30_000;
const MOST_KNOWN = 10_000;

interface Known {
  /** How long each attempt that is under way has taken so far. */
  underWay: Set<Stopwatch>;
  /** The typical duration of its attempts; later ones weigh more. */
  typicalMs: number;
  failures: number;
  brokenUntil: number;
  /** Whether an attempt has succeeded. */
  isProven: boolean;
}

/** There is no room: try again after this time. A slow endpoint will need longer for what waits. */
export interface Full {
  kind: 'full';
  waitMs: number;
  isSlow: boolean;
}

export interface Outcome {
  /** Undefined if the attempt says nothing about the endpoint. */
  isWorking: boolean | undefined;
  latencyMs: number;
}

export interface Place {
  kind: 'entered';
  /** Says that the attempt has to end now, because others need its place. */
  calledBack: AbortSignal;
  /** Without an outcome, a fault of ours ended the attempt. */
  leave(outcome?: Outcome): void;
}

export type Entered = Place | Full;

interface GateOptions {
  stopwatches: Stopwatches;
  /** How many messages the Functions host gives to this process at the same time. */
  places: number;
}

const fresh = (): Known => ({ underWay: new Set(), typicalMs: 0, failures: 0, brokenUntil: 0, isProven: false });

/**
 * Keeps the endpoints of one process from delaying each other. A slow or dead endpoint gets few places, and one that keeps
 * failing gets one attempt every half a minute. An endpoint that has not answered yet gets one place. Partners share all
 * places, so that neither many endpoints nor ones that hang suddenly take those of others.
 */
export class EndpointGate {
  readonly #clock: Clock;
  readonly #stopwatches: Stopwatches;
  readonly #places: SharedPlaces;
  readonly #known = new Map<string, Known>();

  constructor(clock: Clock, { stopwatches, places }: GateOptions) {
    this.#clock = clock;
    this.#stopwatches = stopwatches;
    this.#places = new SharedPlaces(places);
  }

  findFull({ partnerId, endpointId }: EndpointRef): Full | undefined {
    // Who asks may need the place of an attempt that hangs.
    this.#places.callBackSurplus();
    const now = this.#clock.now().getTime();
    const known = this.#find(endpointId);
    if (known.brokenUntil > now) return { kind: 'full', waitMs: known.brokenUntil - now, isSlow: true };
    const kind = kindOf(known);
    if (known.underWay.size < MOST_AT_ENDPOINT[kind] && this.#places.hasRoom(partnerId, kind)) return undefined;
    return { kind: 'full', waitMs: Math.max(SLOW_MS, known.typicalMs) / 2, isSlow: kind === 'slow' };
  }

  enter(endpoint: EndpointRef, url: string): Entered {
    const full = this.findFull(endpoint);
    if (full !== undefined) return full;
    const now = this.#clock.now().getTime();
    const known = this.#find(endpoint.endpointId);
    const kind = kindOf(known);
    // One attempt finds out whether a broken endpoint works again; until it ends, the others stay away.
    if (known.failures >= FAILURES_TO_BREAK) known.brokenUntil = now + BREAK_MS;
    const watch = this.#stopwatches.start();
    const callBack = new AbortController();
    known.underWay.add(watch);
    const giveBack = this.#places.take({
      ...{ partnerId: endpoint.partnerId, host: new URL(url).host },
      ...{ kind, watch, callBack },
    });
    return {
      kind: 'entered',
      calledBack: callBack.signal,
      leave: (outcome) => {
        watch.stop();
        known.underWay.delete(watch);
        giveBack();
        if (outcome !== undefined) this.#note(known, outcome, callBack.signal.aborted);
      },
    };
  }

  #note(known: Known, { isWorking, latencyMs }: Outcome, wasCalledBack: boolean): void {
    if (isWorking === undefined && !wasCalledBack) return;
    known.typicalMs = known.typicalMs * 0.7 + latencyMs * 0.3;
    if (isWorking === undefined) {
      // The next attempts have a place for slow ones, from which nothing is called back.
      known.typicalMs = Math.max(known.typicalMs, SLOW_MS + 1);
      return;
    }
    known.failures = isWorking ? 0 : known.failures + 1;
    known.isProven ||= isWorking;
    if (isWorking) known.brokenUntil = 0;
    else if (known.failures >= FAILURES_TO_BREAK) known.brokenUntil = this.#clock.now().getTime() + BREAK_MS;
  }

  #find(endpointId: string): Known {
    const known = this.#known.get(endpointId) ?? fresh();
    // The last used one is at the end, so the first one was not used for longest.
    this.#known.delete(endpointId);
    this.#known.set(endpointId, known);
    if (this.#known.size > MOST_KNOWN) this.#forgetOldest();
    return known;
  }

  #forgetOldest(): void {
    for (const [endpointId, { underWay }] of this.#known) {
      if (underWay.size > 0) continue;
      this.#known.delete(endpointId);
      return;
    }
  }
}

function kindOf({ typicalMs, failures, underWay, isProven }: Known): EndpointKind {
  const isSlow = typicalMs > SLOW_MS || failures > 0 || underWay.values().some((watch) => watch.readMs() > SLOW_MS);
  if (isSlow) return 'slow';
  return isProven ? 'quick' : 'new';
}
