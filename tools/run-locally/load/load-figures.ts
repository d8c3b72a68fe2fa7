import { LatencyHistogram } from './latency-histogram.ts';
import type { LoadSample } from './load-sample.ts';

/** Counts and durations of a run, in bounded memory. */
export class LoadFigures {
  readonly #begun = performance.now();
  readonly #all = { answer: new LatencyHistogram(), toFinal: new LatencyHistogram() };
  readonly #second = { answer: new LatencyHistogram(), toFinal: new LatencyHistogram(), lag: new LatencyHistogram() };
  readonly #totals = { sent: 0, accepted: 0, notSent: 0 };
  readonly #rejected = new Map<string, number>();
  readonly #ended = new Map<string, number>();
  #last = { sent: 0, accepted: 0, rejected: 0, final: 0 };
  remark: string | undefined;

  sent(): void {
    this.#totals.sent += 1;
    this.#last.sent += 1;
  }

  notSent(): void {
    this.#totals.notSent += 1;
  }

  accepted(ms: number): void {
    this.#totals.accepted += 1;
    this.#last.accepted += 1;
    this.#answered(ms);
  }

  /** @param code of the problem */
  rejected(code: string, ms: number): void {
    add(this.#rejected, code);
    this.#last.rejected += 1;
    this.#answered(ms);
  }

  /** @param type of the last event */
  ended(type: string, ms: number): void {
    add(this.#ended, type);
    this.#last.final += 1;
    this.#all.toFinal.record(ms);
    this.#second.toFinal.record(ms);
  }

  lag(ms: number): void {
    this.#second.lag.record(ms);
  }

  /** What is known now; the next sample begins another second. */
  sample(now: Pick<LoadSample, 'state' | 'waiting' | 'inProgress'>): LoadSample {
    const { answer, toFinal, lag } = this.#second;
    const sample: LoadSample = {
      ...now,
      at: new Date().toISOString(),
      seconds: Math.round((performance.now() - this.#begun) / 1_000),
      last: this.#last,
      answer: { ...halves(answer), p99: answer.percentile(99) },
      toFinal: halves(toFinal),
      feedLag: halves(lag),
      totals: {
        ...this.#totals,
        rejected: Object.fromEntries(this.#rejected),
        ended: Object.fromEntries(this.#ended),
        answer: { ...halves(this.#all.answer), p99: this.#all.answer.percentile(99) },
        toFinal: { ...halves(this.#all.toFinal), p99: this.#all.toFinal.percentile(99) },
      },
      ...(this.remark === undefined ? {} : { remark: this.remark }),
    };
    for (const histogram of [answer, toFinal, lag]) histogram.clear();
    this.#last = { sent: 0, accepted: 0, rejected: 0, final: 0 };
    return sample;
  }

  #answered(ms: number): void {
    this.#all.answer.record(ms);
    this.#second.answer.record(ms);
  }
}

function halves(histogram: LatencyHistogram): { p50: number | null; p95: number | null } {
  return { p50: histogram.percentile(50), p95: histogram.percentile(95) };
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
