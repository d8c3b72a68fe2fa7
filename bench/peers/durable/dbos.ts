import { DBOS } from '@dbos-inc/dbos-sdk';
import { serveRuns } from '../../serve-runs.ts';
import { type TrivialOrder, trivialOrder, trivialSteps } from '../../workloads.ts';

/** The saga as a workflow of DBOS, on the PostgreSQL whose URL is the first argument. */

DBOS.setConfig({
  name: 'bench',
  ...(process.argv[2] === undefined ? {} : { systemDatabaseUrl: process.argv[2] }),
  systemDatabasePoolSize: 20,
  logLevel: 'error',
  runAdminServer: false,
});
const place = DBOS.registerWorkflow(
  async (order: TrivialOrder) => {
    const results: object[] = [];
    for (const [name, step] of Object.entries(trivialSteps)) {
      results.push(await DBOS.runStep<object>(() => step(order), { name }));
    }
    return Object.assign({}, ...results);
  },
  { name: 'place' },
);
await DBOS.launch();

serveRuns((n) => {
  const order = trivialOrder(n);
  return DBOS.withNextWorkflowID(order.orderId, () => place(order));
});
