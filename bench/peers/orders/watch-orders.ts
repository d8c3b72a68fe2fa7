import { Pool } from 'pg';

/** Reads the orders for the benchmark, outside the measured processes; the URL of PostgreSQL is the first argument. */
const pool = new Pool({ connectionString: process.argv[2], max: 1 });
const queries = {
  open: `SELECT id, version::text AS text FROM orders WHERE status IN ('pending', 'reserved', 'authorized', 'booked')`,
  all: 'SELECT id, status AS text FROM orders',
};

process.on('message', async ({ which }: { which: keyof typeof queries }) => {
  const { rows } = await pool.query<{ id: string; text: string }>(queries[which]);
  process.send?.({ type: 'orders', orders: rows.map(({ id, text }) => [id, text]) });
});
process.once('disconnect', () => process.exit(0));
process.send?.({ type: 'ready' });
