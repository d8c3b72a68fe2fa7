import * as restate from '@restatedev/restate-sdk';
import { type TrivialOrder, trivialSteps } from '../../workloads.ts';

/** The saga as a service of Restate; the port to listen on is the first argument. */

const orders = restate.service({
  name: 'orders',
  handlers: {
    async place(context: restate.Context, order: TrivialOrder) {
      const results: object[] = [];
      for (const [name, step] of Object.entries(trivialSteps)) results.push(await context.run(name, () => step(order)));
      return Object.assign({}, ...results);
    },
  },
});

await restate.serve({ services: [orders], port: Number(process.argv[2]) });
process.once('disconnect', () => process.exit(0));
process.send?.({ type: 'ready' });
