import { createHash, randomUUID } from 'node:crypto';
import { Pool } from 'pg';

export interface PlaceOrder {
  reference?: string;
  lines: { sku: string; quantity: number }[];
  shipTo: { name: string; street: string; city: string; postalCode: string; country: string };
  paymentMethod: string;
  metadata?: Record<string, string>;
}

export interface Order extends PlaceOrder {
  id: string;
  status: 'pending';
  createdAt: string;
  total: { amount: number; currency: 'EUR' };
}

const UNIT_PRICE = 1_900;

/** Orders as JSON in PostgreSQL, one for each partner and idempotency key. */
export class OrdersTable {
  readonly #pool: Pool;

  private constructor(pool: Pool) {
    this.#pool = pool;
  }

  static async open(url: string | undefined): Promise<OrdersTable> {
    const pool = new Pool({ connectionString: url, max: 20 });
    await pool.query('DROP TABLE IF EXISTS orders');
    await pool.query(
      'CREATE TABLE orders (id text PRIMARY KEY, partner text NOT NULL, key text NOT NULL, fingerprint text NOT NULL, body jsonb NOT NULL, UNIQUE (partner, key))',
    );
    return new OrdersTable(pool);
  }

  /** @returns the order that the key stands for: this one, or the one that was placed with it before */
  async place(placed: PlaceOrder, partner: string, key: string): Promise<Order | 'another_body'> {
    const amount = placed.lines.reduce((sum, { quantity }) => sum + quantity * UNIT_PRICE, 0);
    const order: Order = {
      id: randomUUID(),
      status: 'pending',
      createdAt: new Date().toISOString(),
      ...placed,
      total: { amount, currency: 'EUR' },
    };
    const fingerprint = createHash('sha256').update(JSON.stringify(placed)).digest('base64url');
    const { rowCount } = await this.#pool.query({
      name: 'place',
      text: 'INSERT INTO orders (id, partner, key, fingerprint, body) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (partner, key) DO NOTHING',
      values: [order.id, partner, key, fingerprint, JSON.stringify(order)],
    });
    if (rowCount === 1) return order;
    const { rows } = await this.#pool.query<{ fingerprint: string; body: Order }>({
      name: 'replay',
      text: 'SELECT fingerprint, body FROM orders WHERE partner = $1 AND key = $2',
      values: [partner, key],
    });
    const [before] = rows;
    return before?.fingerprint === fingerprint ? before.body : 'another_body';
  }

  async find(partner: string, id: string): Promise<Order | undefined> {
    const text = 'SELECT body FROM orders WHERE id = $1 AND partner = $2';
    const { rows } = await this.#pool.query<{ body: Order }>({ name: 'find', text, values: [id, partner] });
    return rows[0]?.body;
  }
}
