import { parentPort, workerData } from 'node:worker_threads';
import { evaluateAlerts } from './evaluate-alerts.ts';
import { NotHereError } from './not-here-error.ts';
import { RecentReaders } from './recent-readers.ts';
import { runStoredQuery, understand } from './run-stored-query.ts';
import type { Answered, QueryAnswer, Question } from './telemetry-questions.ts';

/** The thread of TelemetryQuestions. */
const monitorUrl = String(workerData);
const readers = new RecentReaders(monitorUrl);

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
  try {
    const { columns, wanted: reads } = understand(query);
    return { columns, rows: await runStoredQuery(readers.reader({ since, now }), query, { since, now }), reads };
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
