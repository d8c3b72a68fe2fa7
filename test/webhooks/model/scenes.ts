import { type Process, processes, type WebhookModel } from './model-world.ts';

/** Moments that take several things at the same time, which random commands hardly ever meet. */

const MOST_STEPS = 600;

async function until(model: WebhookModel, isThere: () => boolean): Promise<void> {
  for (let n = 0; n < MOST_STEPS && !isThere() && model.schedule.length > 0; n += 1) await model.schedule.step();
}

const other = (process: Process): Process => processes.find((one) => one !== process) ?? process;

/** An event of each of these orders, while the endpoint is slow, until it is behind. */
async function fallBehind(model: WebhookModel, counts: readonly number[]): Promise<void> {
  model.manner = 'slow';
  for (const [order, count] of counts.entries()) {
    await model.happen(
      order,
      Array.from({ length: count }, () => 'order.updated'),
    );
  }
  for (let n = 0; n < 6 && model.endpoint.behindSince === undefined; n += 1) {
    await model.happen(n % 3, ['order.updated']);
    await model.pass(3_000);
  }
  await until(model, () => model.endpoint.behindSince !== undefined);
}

/** Events come just when a catch-up is over, and not both processes know that. */
export async function eventsAtTheEnd(model: WebhookModel, consumer: Process, ms: number): Promise<void> {
  model.preferred = { consumer, fanOut: other(consumer) };
  await fallBehind(model, [1, 1, 1]);
  model.manner = 'fast';
  await until(model, () => model.endpoint.behindSince === undefined);
  await model.happen(0, ['order.updated']);
  await model.pass(ms);
  await model.happen(1, ['order.updated']);
  await model.pass(4_000);
  model.preferred = {};
}

/** A page is sent and not noted, and is longer when it is sent again. */
export async function longerPage(model: WebhookModel): Promise<void> {
  await fallBehind(model, [3, 1, 1]);
  await until(model, () => model.schedule.findCall('send*lane') !== undefined);
  const call = model.schedule.findCall('send*lane');
  if (call === undefined) return;
  await model.schedule.meet(call, 'answer lost', 0);
  await model.happen(1, ['order.updated']);
  await model.pass(2_500);
}
