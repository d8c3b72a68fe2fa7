import type { OrchestrationContext, Task } from 'durable-functions';
import type { Steps } from '../../orchestrations/saga.ts';

interface Call {
  name: string;
  input: unknown;
}

/** What an activity answers: a value each time, an error each time, or one after the other. */
export type Answers = Record<string, unknown>;

/**
 * Drives an orchestrator without any host: each activity is answered from `answers` (nothing said: `undefined`),
 * waiting for help ends at once.
 */
export function play<T>(orchestrate: (context: OrchestrationContext) => Steps<T>, input: unknown, answers: Answers) {
  const calls: Call[] = [];
  const waits: string[] = [];
  const task = (label: object) => label as unknown as Task;
  const df = {
    instanceId: 'test',
    currentUtcDateTime: new Date(0),
    getInput: () => input,
    newGuid: () => 'run-1',
    setCustomStatus: () => undefined,
    callActivityWithRetry: (name: string, _options: unknown, argument: unknown) => task({ name, input: argument }),
    waitForExternalEvent: (event: string) => task({ event }),
    createTimer: () => ({ cancel: () => undefined }),
    Task: { any: ([first]: Task[]) => first },
  };
  const run = orchestrate({ df } as unknown as OrchestrationContext);
  let next = run.next();
  while (!next.done) {
    const asked = next.value as unknown as Call | { event: string };
    if ('event' in asked) {
      waits.push(asked.event);
      next = run.next(asked);
      continue;
    }
    calls.push(asked);
    const answer = answerTo(answers, asked.name);
    next = answer instanceof Error ? run.throw(answer) : run.next(answer);
  }
  return { result: next.value, calls, names: calls.map((call) => call.name), waits };
}

function answerTo(answers: Answers, name: string): unknown {
  const answer = answers[name];
  return Array.isArray(answer) ? answer.shift() : answer;
}
