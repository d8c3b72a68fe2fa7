import { app } from '@azure/functions';
import * as df from 'durable-functions';
import { trivialSteps } from '../../workloads.ts';

app.setup({ enableHttpStream: true });

const steps = Object.keys(trivialSteps);
for (const name of steps) df.app.activity(name, { handler: trivialSteps[name] });

/** Who waits for a saga that is about to end. */
const waiting = new Map();

df.app.orchestration('place', function* (context) {
  const order = context.df.getInput();
  const results = [];
  for (const name of steps) results.push(yield context.df.callActivity(name, order));
  waiting.get(context.df.instanceId)?.();
  return Object.assign({}, ...results);
});

/** Answers when the saga's end is on disk: as a client that waits for it would see it. */
app.http('place-order', {
  methods: ['POST'],
  route: 'orders',
  authLevel: 'anonymous',
  extraInputs: [df.input.durableClient()],
  async handler(request, context) {
    const client = df.getClient(context);
    const order = await request.json();
    const { promise, resolve } = Promise.withResolvers();
    waiting.set(order.orderId, resolve);
    await client.startNew('place', { instanceId: order.orderId, input: order });
    await promise;
    waiting.delete(order.orderId);
    for (;;) {
      const { runtimeStatus, output } = await client.getStatus(order.orderId);
      if (runtimeStatus === 'Completed') return { jsonBody: output };
    }
  },
});
