import { test } from 'vitest';
import { playWebhooks } from './play-webhooks.ts';

/** The same stories in every run. More of them: MODEL_RUNS=10000 MODEL_SEED=8 npm test -- test/webhooks/model */
const numRuns = Number(process.env['MODEL_RUNS'] ?? 60);
const seed = Number(process.env['MODEL_SEED'] ?? 7);

test('whatever happens to its processes and messages, an endpoint gets every event, and those of an order in sequence', async () => {
  await playWebhooks({ numRuns, seed });
}, 3_600_000);
