import { expect, onTestFinished, test } from 'vitest';
import { TelemetryQuestions } from './telemetry-questions.ts';

/** Fails at the first question, and answers the second one in another thread, some time later. */
const thread = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ query }) => {
      if (query === 'fatal') throw new Error('out of order');
      setTimeout(() => parentPort.postMessage({ answer: query }), 200);
    });
  `)}`,
);

test('a thread that fails takes nothing down that its successor was asked', async () => {
  const questions = new TelemetryQuestions('http://localhost', thread);
  onTestFinished(() => questions.close());
  await expect(questions.query('fatal', { since: 0, now: 1 })).rejects.toThrow('out of order');
  expect(await questions.query('next', { since: 0, now: 1 })).toBe('next');
});
