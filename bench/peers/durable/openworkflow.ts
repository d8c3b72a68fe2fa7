import { OpenWorkflow } from 'openworkflow';
import { BackendPostgres } from 'openworkflow/postgres';
import { BackendSqlite } from 'openworkflow/sqlite';
import { serveRuns } from '../../serve-runs.ts';
import { Rendezvous, type TrivialOrder, trivialOrder, trivialSteps } from '../../workloads.ts';

/** The saga in openworkflow, on the backend that the first argument names: the URL of a PostgreSQL or a SQLite file. */

const MOST_IN_FLIGHT = 128;
/** Its second would be most of what is measured. */
const POLL_MS = 5;

const place = process.argv[2] ?? '';
const backend = place.startsWith('postgresql:') ? await BackendPostgres.connect(place) : BackendSqlite.connect(place);
const ending = new Rendezvous();
const engine = new OpenWorkflow({ backend });
const saga = engine.defineWorkflow<TrivialOrder, object>({ name: 'place' }, async ({ input, step }) => {
  const results: object[] = [];
  for (const [name, run] of Object.entries(trivialSteps))
    results.push(await step.run<object>({ name }, () => run(input)));
  ending.meet(input.orderId);
  return Object.assign({}, ...results);
});
await engine.newWorker({ concurrency: MOST_IN_FLIGHT }).start();

serveRuns(async (n) => {
  const order = trivialOrder(n);
  const ended = ending.wait(order.orderId);
  const handle = await saga.run(order);
  Object.assign(handle, { resultPollIntervalMs: POLL_MS });
  // It polls for the result; asking only when there is nearly one spares it what it would ask in vain.
  await ended;
  return handle.result();
});
