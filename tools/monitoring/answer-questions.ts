import { parentPort, workerData } from 'node:worker_threads';
import { evaluateAlerts } from './evaluate-alerts.ts';
import { NotHereError, runStoredQuery, understand } from './run-stored-query.ts';
import type { Answered, QueryAnswer, Question } from './telemetry-questions.ts';
import { TelemetryReader } from './telemetry-reader.ts';

/** The thread of TelemetryQuestions. Panels of one page have the same times, and share what was read for them. */
const monitorUrl = String(workerData);
let readers: { now: number; bySince: Map<number, TelemetryReader> } | undefined;

parentPort?.on('message', async (question: Question) => {
  const answered: Answered = await answer(question).then(
    (found) => ({ answer: found }),
    (error: unknown) => ({ fault: describe(error) }),
  );
  parentPort?.postMessage(answered);
});

function answer(question: Question): Promise<unknown> {
  return question.kind === 'alerts' ? evaluateAlerts(monitorUrl, question.now) : runQuery(question);
}

async function runQuery({ query, since, now }: Extract<Question, { kind: 'query' }>): Promise<QueryAnswer> {
  if (readers?.now !== now) readers = { now, bySince: new Map() };
  const reader = readers.bySince.get(since) ?? new TelemetryReader(monitorUrl, since);
  readers.bySince.set(since, reader);
  try {
    const { columns, wanted: reads } = understand(query);
    return { columns, rows: await runStoredQuery(reader, query, { since, now }), reads };
  } catch (error) {
    if (error instanceof NotHereError) return { because: error.message };
    throw error;
  }
}

/** What `fetch` says is only that it failed; its cause says why. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
