import type { Azure } from './azure.ts';
import { type Command, OpsError } from './command.ts';
import { deadLetters } from './dead-letters.ts';
import { parkedIn } from './list-parked.ts';
import { rejectionsIn } from './rejections.ts';

/** Longer than any step waits between two tries. */
const QUIET_MS = 10 * 60_000;
/** An order that nobody has begun with after so long: its event has not left, or its consumer fails. */
const LATE_MS = 60_000;

export const showStatus: Command = {
  name: 'status',
  summary: 'count all that needs a person: stuck, late and quiet orders, rejections, dead letters, parked events',
  options: { check: { summary: 'end with exit code 1 if there is any' } },

  async run(azure, given) {
    const now = Date.now();
    const ago = (ms: number) => new Date(now - ms).toISOString();
    const [stuck, late, quiet, rejected, dead, parked] = await Promise.all([
      countOrders(azure, 'c["order"].saga.status = "stuck"'),
      countOrders(azure, `c["order"].saga.status = "waiting" AND c["order"].updatedAt < "${ago(LATE_MS)}"`),
      countOrders(azure, `c["order"].saga.status <> "stuck" AND c["order"].updatedAt < "${ago(QUIET_MS)}"`),
      rejectionsIn(azure),
      deadLetters(azure, {}),
      parkedIn(azure),
    ]);
    const rows: [what: string, count: number, next: string][] = [
      ['stuck orders', stuck, 'orders list --stuck'],
      ['orders that wait for their saga for a minute or more', late, 'rejections list; outbox list'],
      ['orders that nothing has happened to for ten minutes', quiet, 'orders list --quiet-for 10'],
      ['rejections', rejected.length, 'rejections list'],
      ['dead letters', dead.length, 'dead-letters list'],
      ['parked events', parked.length, 'outbox list'],
    ];
    const lines = rows.map(
      ([what, count, next]) => `${String(count).padStart(6)}  ${what}${count > 0 ? `: ${next}` : ''}`,
    );
    const trouble = rows.filter(([, count]) => count > 0);
    if (given['check'] && trouble.length > 0) throw new OpsError(lines.join('\n'));
    const [orders, messages] = [
      { stuck, late, quiet },
      { rejections: rejected.length, deadLetters: dead.length },
    ];
    return { lines, data: { orders, messages, parked: parked.length, isWell: trouble.length === 0 } };
  },
};

async function countOrders(azure: Azure, condition: string): Promise<number> {
  const query = `SELECT VALUE COUNT(1) FROM c WHERE c.type = "order"
    AND c.status IN ("pending", "reserved", "authorized", "booked") AND ${condition}`;
  const { resources } = await azure.container('orders').items.query<number>(query).fetchAll();
  return resources.reduce((sum, count) => sum + count, 0);
}
