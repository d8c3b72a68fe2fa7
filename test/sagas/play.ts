import type { OrchestrationContext, RetryOptions, Task } from 'durable-functions';
import type { Steps } from '../../orchestrations/saga-version.ts';

interface Call {
  name: string;
  input: unknown;
  /** How often and with which delays Durable tries it. */
  retry: RetryOptions;
}

/** A limit for a saga that never ends, which would hang its test. */
const MOST_CALLS = 1_000;

/** What an activity returns: a value each time, an error each time, or one after the other. */
export type Answers = Record<string, unknown>;

/**
 * Runs an orchestrator without a host. `answers` has the result of each activity (`undefined` by default).
 * Waiting for help ends at once, by an event or, if the test says so, by time.
 */
export function play<T>(
  orchestrate: (context: OrchestrationContext) => Steps<T>,
  input: unknown,
  answers: Answers,
  helpComes: 'by word' | 'by time' = 'by word',
  instanceId = 'test',
  version = '1.0',
) {
  const calls: Call[] = [];
  const waits: string[] = [];
  const timers: { fireAt: Date; isCancelled: boolean }[] = [];
  const task = (label: object) => label as unknown as Task;
  const df = {
    instanceId,
    version,
    currentUtcDateTime: new Date(0),
    getInput: () => input,
    newGuid: () => 'run-1',
    setCustomStatus: () => undefined,
    callActivityWithRetry: (name: string, retry: RetryOptions, argument: unknown) =>
      task({ name, input: argument, retry }),
    waitForExternalEvent: (event: string) => task({ event }),
    createTimer(fireAt: Date) {
      const timer = { fireAt, isCancelled: false };
      timers.push(timer);
      if (helpComes === 'by time') df.currentUtcDateTime = fireAt;
      return { cancel: () => Object.assign(timer, { isCancelled: true }) };
    },
    Task: { any: ([word, timer]: Task[]) => task({ first: helpComes === 'by word' ? word : timer, word }) },
  };
  const run = orchestrate({ df } as unknown as OrchestrationContext);
  let next = run.next();
  while (!next.done) {
    const asked = next.value as unknown as Call | { first: unknown; word: { event: string } };
    if ('first' in asked) {
      waits.push(asked.word.event);
      next = run.next(asked.first);
      continue;
    }
    calls.push(asked);
    if (calls.length > MOST_CALLS) throw new Error(`after ${MOST_CALLS} calls it still goes on`);
    const answer = answerTo(answers, asked.name);
    next = answer instanceof Error ? run.throw(answer) : run.next(answer);
  }
  return { result: next.value, calls, names: calls.map((call) => call.name), waits, timers };
}

function answerTo(answers: Answers, name: string): unknown {
  const answer = answers[name];
  return Array.isArray(answer) ? answer.shift() : answer;
}
