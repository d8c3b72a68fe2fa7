import { z } from 'zod';
import type { Cause } from '../../shared/domain/cause.ts';
import { Order } from '../../shared/domain/order.ts';
import { UsageError } from '../command-line/usage-error.ts';
import type { Command } from './command.ts';
import { faultIn } from './documents.ts';

const Row = z.object({ order: Order });
const Keys = z.object({ id: z.string(), partnerId: z.string() });
const MOST = 200;

/** By their status, which is indexed, only orders on their way are looked at: however many have ended, it costs the same. */
export const listOrders: Command = {
  name: 'orders list',
  summary: `list orders on their way, at most ${MOST}: those that are stuck, or that nothing has happened to for long`,
  options: {
    stuck: { summary: 'those whose saga waits for a person' },
    'quiet-for': { value: 'MINUTES', summary: 'those that no event has told of for so long: their saga may be lost' },
  },

  async run(azure, given) {
    const minutes = Number(given['quiet-for'] ?? 0);
    if (!(minutes >= 0)) throw new UsageError(`--quiet-for ${given['quiet-for']}: must be minutes`);
    const before = new Date(Date.now() - minutes * 60_000).toISOString();
    const query = {
      query: `SELECT TOP ${MOST} * FROM c WHERE c.type = "order" AND c.status IN ("pending", "reserved", "authorized", "booked")
        AND c["order"].updatedAt <= @before ${given['stuck'] ? 'AND c["order"].saga.status = "stuck"' : ''}`,
      parameters: [{ name: '@before', value: before }],
    };
    const { resources } = await azure.container('orders').items.query<Record<string, unknown>>(query).fetchAll();
    const orders = resources.flatMap((document) => {
      const { data } = Row.safeParse(document);
      return data ? [summaryOf(data.order)] : [];
    });
    const unreadable = resources
      .filter((document) => !Row.safeParse(document).success)
      .map((document) => ({ ...Keys.parse(document), fault: faultIn(document) }));
    const lines = orders.map(
      ({ id, partnerId, status, saga, updatedAt, remaining, because }) =>
        `${id}  ${partnerId}  ${status}, saga ${saga}, since ${updatedAt}${because ? `: ${remaining?.join(', ')}: ${because.code}: ${because.message}` : ''}`,
    );
    lines.push(...unreadable.map(({ id, partnerId, fault }) => `${id}  ${partnerId}  can't be read: ${fault}`));
    return { lines: lines.length > 0 ? lines : ['none'], data: [...orders, ...unreadable] };
  },
};

function summaryOf({ id, partnerId, status, saga, updatedAt }: Order) {
  const stuck = saga.status === 'stuck' ? { remaining: saga.remaining, because: saga.because } : {};
  return { id, partnerId, status, saga: saga.status, updatedAt, ...stuck } as {
    id: string;
    partnerId: string;
    status: string;
    saga: string;
    updatedAt: string;
    remaining?: string[];
    because?: Cause;
  };
}
