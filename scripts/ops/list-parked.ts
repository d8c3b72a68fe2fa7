import { z } from 'zod';
import type { Azure } from './azure.ts';
import type { Command } from './command.ts';

const Parked = z.object({
  id: z.string(),
  partnerId: z.string(),
  orderId: z.string(),
  parked: z.object({ reason: z.string(), at: z.string() }),
});
export type Parked = z.infer<typeof Parked>;

/** Of the outbox: what could not be sent, and was put aside so that it held up nothing behind it. */
export async function parkedIn(azure: Azure): Promise<Parked[]> {
  const query = 'SELECT c.id, c.partnerId, c.orderId, c.parked FROM c WHERE c.parked.at > ""';
  const { resources } = await azure.container('orders').items.query<unknown>(query).fetchAll();
  return resources.map((document) => Parked.parse(document));
}

export const listParked: Command = {
  name: 'outbox list',
  summary: 'list the events that could not be sent and are parked, with the reason',

  async run(azure) {
    const parked = await parkedIn(azure);
    const lines = parked.map(
      ({ id, orderId, parked: { at, reason } }) => `${id}  of order ${orderId}, parked ${at}: ${reason}`,
    );
    return { lines: lines.length > 0 ? lines : ['none'], data: parked };
  },
};
