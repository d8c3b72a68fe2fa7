import { Random } from '../../random.ts';

/** What goes wrong, and when, in milliseconds after the start. */
export type PlannedFault = { at: number } & (
  | { kind: 'kill'; what: 'host' | 'emulators' | 'everything'; downMs: number }
  | { kind: 'full disk'; ms: number }
  | { kind: 'throttled store'; requests: number }
  | { kind: 'provider'; provider: 'payments' | 'carrier'; rule: Record<string, unknown> }
);

/** Time to begin before the first fault. */
const FIRST_AT_MS = 1_500;
const SHORTEST_GAP_MS = 1_000;
const LONGEST_GAP_MS = 3_500;

const answers = ['error', 'rate_limit', 'done_but_timed_out', 'hang'] as const;

/** The same seed gives the same faults at the same times. Every kind occurs before one is repeated. */
export function planFaults(seed: number, durationMs: number): PlannedFault[] {
  const random = new Random(seed);
  const kinds = [
    (at: number): PlannedFault => kill(at, 'host', random),
    (at: number): PlannedFault => kill(at, random.of(['emulators', 'everything'] as const), random),
    (at: number): PlannedFault => ({ at, kind: 'full disk', ms: 300 + random.below(1_000) }),
    (at: number): PlannedFault => ({ at, kind: 'throttled store', requests: 20 + random.below(80) }),
    (at: number): PlannedFault => failCalls(at, 'payments', random),
    (at: number): PlannedFault => failCalls(at, 'carrier', random),
    (at: number): PlannedFault => disturbEvents(at, random),
  ];
  const plan: PlannedFault[] = [];
  let left: typeof kinds = [];
  for (let at = FIRST_AT_MS; at < durationMs; at += SHORTEST_GAP_MS + random.below(LONGEST_GAP_MS - SHORTEST_GAP_MS)) {
    if (left.length === 0) left = [...kinds];
    const [plannedNext] = left.splice(random.below(left.length), 1);
    if (plannedNext) plan.push(plannedNext(at));
  }
  return plan;
}

function kill(at: number, what: 'host' | 'emulators' | 'everything', random: Random): PlannedFault {
  return { at, kind: 'kill', what, downMs: random.below(500) };
}

function failCalls(at: number, provider: 'payments' | 'carrier', random: Random): PlannedFault {
  return { at, kind: 'provider', provider, rule: { fault: random.of(answers), times: 1 + random.below(8) } };
}

/** The provider's messages to us: dropped, doubled or in another sequence. */
function disturbEvents(at: number, random: Random): PlannedFault {
  const fault = random.of(['drop', 'duplicate', 'out_of_order'] as const);
  const rule = { operation: 'webhooks.deliver', fault, times: 1 + random.below(8) };
  return { at, kind: 'provider', provider: random.of(['payments', 'carrier'] as const), rule };
}

export function describeFault(fault: PlannedFault): string {
  const time = `${(fault.at / 1_000).toFixed(1).padStart(6)} s`;
  switch (fault.kind) {
    case 'kill':
      return `${time}  SIGKILL of ${fault.what}, started again after ${fault.downMs} ms`;
    case 'full disk':
      return `${time}  the disk of all emulators is full for ${fault.ms} ms`;
    case 'throttled store':
      return `${time}  the next ${fault.requests} requests to the store get 429`;
    case 'provider':
      return `${time}  ${fault.provider}: ${JSON.stringify(fault.rule)}`;
  }
}
