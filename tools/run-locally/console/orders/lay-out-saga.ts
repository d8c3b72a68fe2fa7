import type { Story, StoryStep } from '../../../operator/story/story.ts';
import type { Attempt, StepAttempts } from './shown-orders.ts';

/** A part of the time axis, from 0 to 1. */
export interface Span {
  from: number;
  to: number;
}

export interface SagaRow {
  step: StoryStep;
  /** When it worked; undefined for a step that has not begun. */
  bar: Span | undefined;
  /** When it waited for somebody or for an outage to end. */
  waits: (Span & { what: string })[];
  attempts: StepAttempts;
  /** The waits between two attempts of the step. */
  gaps: Span[];
  /** From its first attempt to be undone to the last one. Without a history: when it was undone, at most. */
  undo: Span | undefined;
  /** The attempts to undo it. */
  undos: (Span & { isFailed: boolean })[];
  /** How the way back passes the row: it turns here, passes, undoes the step here, or undoes the first one and ends. */
  back: 'turn' | 'pass' | 'undo' | 'end' | undefined;
}

export interface SagaLayout {
  rows: SagaRow[];
  /** All in one unit. */
  ticks: { at: number; ms: number; text: string }[];
}

interface Wait {
  what: string;
  ends: readonly string[];
  /** The step that waits; undefined if it is the one that is under way. */
  step?: string;
}

/** What begins a wait, how the wait is called, and what ends it. */
const waits: Readonly<Record<string, Wait>> = {
  'order.payment_action_required': {
    what: 'waited for the payer',
    ends: ['order.authorized'],
    step: 'authorize-payment',
  },
  // It is reserved and authorized meanwhile.
  'order.held': { what: 'was on hold', ends: ['order.released', 'order.rejected'], step: 'book-shipment' },
  'order.delayed': { what: 'was delayed', ends: ['order.resumed', 'order.reclaimed'] },
};
/** These end everything. */
const LAST = ['order.confirmed', 'order.failed', 'order.cancelled'];
const NONE: StepAttempts = { did: [], undid: [] };
const MOST_TICKS = 6;
const [SECOND, MINUTE, HOUR, DAY] = [1_000, 60_000, 3_600_000, 86_400_000];
/** The round distances of two ticks, in milliseconds. */
const TICKS_MS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 20, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 20, 30].map((n) => n * MINUTE),
  ...[1, 2, 4, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 5, 10, 20, 50, 100].map((n) => n * DAY),
];

/**
 * Places the steps of an order's saga on a time axis that begins when the order was placed.
 *
 * @param attempts by the step's name; empty without a history of the saga
 */
export function layOutSaga(
  { at, order, saga, timeline }: Story,
  attempts: Readonly<Record<string, StepAttempts>> = {},
): SagaLayout | undefined {
  if (saga === undefined || order.createdAt === undefined) return undefined;
  const begin = Date.parse(order.createdAt);
  const events = timeline.flatMap(({ kind, what, at: time }) =>
    kind === 'event' && time !== undefined ? [{ what, ms: Date.parse(time) }] : [],
  );
  const last = events.find(({ what }) => LAST.includes(what));
  const end = Math.max(last?.ms ?? Date.parse(at), begin + 1);
  const place = (ms: number) => Math.min(1, Math.max(0, (ms - begin) / (end - begin)));
  const span = (from: number, to: number): Span => ({ from: place(from), to: place(Math.max(from, to)) });
  const cancelled = events.find(({ what }) => what === 'order.cancellation_requested')?.ms;
  const turn = turnOf(saga.steps);
  const turnedAt = cancelled ?? msOf(saga.steps[turn]?.since) ?? begin;
  const firstUndone = saga.steps.findIndex(({ undo }) => undo !== undefined);
  const spans = waitsIn(events, end);
  const undoOf = ({ step, undid }: { step: StoryStep; undid: readonly Attempt[] }): Span | undefined => {
    const [first] = undid;
    if (first !== undefined) return span(Date.parse(first.from), Date.parse(undid.at(-1)?.to ?? at));
    if (step.undo === undefined) return undefined;
    return span(Math.max(turnedAt, msOf(step.at) ?? turnedAt), end);
  };
  return {
    rows: saga.steps.map((step, n) => {
      const { did, undid } = attempts[step.name] ?? NONE;
      const from = msOf(step.since);
      const to = msOf(step.at) ?? (step.state === 'failed' ? msOf(did.at(-1)?.to) : undefined) ?? end;
      const spanOf = ({ from: begun, to: ended = at }: Attempt) => span(Date.parse(begun), Date.parse(ended));
      return {
        step,
        bar: from === undefined || step.state === 'not_done' ? undefined : span(from, to),
        waits:
          from === undefined
            ? []
            : spans
                .filter((wait) =>
                  wait.step === undefined ? wait.from >= from && wait.from < to : wait.step === step.name,
                )
                .filter((wait) => wait.to > from)
                .map((wait) => ({ ...span(Math.max(wait.from, from), Math.min(wait.to, to)), what: wait.what })),
        attempts: { did, undid },
        gaps: did.flatMap(({ to: ended }, nth) => {
          const next = did[nth + 1];
          return ended === undefined || next === undefined ? [] : [span(Date.parse(ended), Date.parse(next.from))];
        }),
        undo: undoOf({ step, undid }),
        undos: undid.map((attempt) => ({ ...spanOf(attempt), isFailed: attempt.fault !== undefined })),
        back: backOf({ n, turn, firstUndone, isUndone: step.undo !== undefined }),
      };
    }),
    ticks: ticksOf(end - begin),
  };
}

/** The step at which the order was turned back: the one that failed, or the first one that was not begun. */
function turnOf(steps: readonly StoryStep[]): number {
  const failed = steps.findIndex(({ state }) => state === 'failed');
  if (failed >= 0) return failed;
  const open = steps.findIndex(({ state }) => state === 'not_done');
  return open >= 0 ? open : steps.length - 1;
}

function backOf({
  n,
  turn,
  firstUndone,
  isUndone,
}: Record<'n' | 'turn' | 'firstUndone', number> & { isUndone: boolean }) {
  if (firstUndone < 0 || n < firstUndone || n > turn) return isUndone ? ('undo' as const) : undefined;
  if (n === firstUndone) return 'end' as const;
  if (isUndone) return 'undo' as const;
  return n === turn ? ('turn' as const) : ('pass' as const);
}

function waitsIn(events: readonly { what: string; ms: number }[], end: number) {
  return events.flatMap(({ what, ms }, n) => {
    const wait = waits[what];
    if (wait === undefined) return [];
    const over = events.slice(n + 1).find((later) => wait.ends.includes(later.what) || LAST.includes(later.what));
    return [{ ...wait, from: ms, to: over?.ms ?? end }];
  });
}

function ticksOf(totalMs: number): SagaLayout['ticks'] {
  const every = TICKS_MS.find((ms) => totalMs / ms < MOST_TICKS) ?? totalMs;
  const count = Math.floor(totalMs / every);
  const [unitMs, unit] = unitOf(every, count * every);
  return Array.from({ length: count + 1 }, (_, n) => {
    const ms = n * every;
    // Tenths of a second, which are no exact numbers, are rounded.
    return { at: ms / totalMs, ms, text: ms === 0 ? 'placed' : `+${Number((ms / unitMs).toFixed(3))} ${unit}` };
  });
}

/** The largest unit in which a tick has a whole number; seconds with a fraction beside whole ones. */
function unitOf(every: number, last: number): [ms: number, unit: string] {
  const units: [number, string][] = [
    [DAY, 'd'],
    [HOUR, 'h'],
    [MINUTE, 'min'],
  ];
  const whole = units.find(([ms]) => every >= ms);
  return whole ?? (last >= SECOND ? [SECOND, 's'] : [1, 'ms']);
}

const msOf = (time: string | undefined) => (time === undefined ? undefined : Date.parse(time));
