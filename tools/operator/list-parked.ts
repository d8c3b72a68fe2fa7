import { z } from 'zod';
import type { Azure } from './azure.ts';
import type { Command } from './command.ts';
import { faultIn } from './documents.ts';

const Parked = z.looseObject({
  id: z.string(),
  partnerId: z.string(),
  orderId: z.string(),
  parked: z.object({ reason: z.string(), at: z.string() }),
});
export type Parked = z.infer<typeof Parked>;

/** Of the outbox: what could not be sent, and was put aside so that it held up nothing behind it. */
export async function parkedIn(azure: Azure): Promise<Parked[]> {
  const query = 'SELECT * FROM c WHERE c.parked.at > ""';
  const { resources } = await azure.container('orders').items.query<unknown>(query).fetchAll();
  return resources.map((document) => Parked.parse(document));
}

export const listParked: Command = {
  name: 'outbox list',
  summary: 'list the events that could not be sent and are parked, with the field that is at fault',

  async run(azure) {
    const parked = (await parkedIn(azure)).map((document) => {
      const { id, partnerId, orderId } = document;
      return { id, partnerId, orderId, parked: document.parked, fault: faultIn(document) };
    });
    const lines = parked.map(({ id, partnerId, orderId, parked: { at, reason }, fault }) => {
      const still = fault !== undefined && reason.endsWith(fault) ? 'it still is' : `it can't be read: ${fault}`;
      const now = fault === undefined ? 'it can be read now' : still;
      return `${id}  of order ${orderId}  of ${partnerId}, parked ${at}: ${reason}; ${now}`;
    });
    return { lines: lines.length > 0 ? lines : ['none'], data: parked };
  },
};
