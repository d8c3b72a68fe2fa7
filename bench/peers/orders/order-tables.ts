import { Pool, type PoolClient } from 'pg';

export interface Money {
  amount: number;
  currency: 'EUR';
}

export interface OrderBody {
  reference?: string | undefined;
  lines: { sku: string; quantity: number; unitPrice: Money; total: Money }[];
  total: Money;
  shipTo: { name: string; street: string; city: string; postalCode: string; country: string };
  paymentMethod: string;
  metadata: Record<string, string>;
  payment?: { id: string };
  shipment?: { trackingNumber: string; carrier: string };
  failure?: { code: string };
}

export type Status = 'pending' | 'reserved' | 'authorized' | 'booked' | 'confirmed' | 'failed';

export interface StoredOrder {
  id: string;
  partner: string;
  status: Status;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  body: OrderBody;
}

const SCHEMA = `
  CREATE TABLE products (sku text PRIMARY KEY, price integer NOT NULL, available integer NOT NULL CHECK (available >= 0));
  CREATE TABLE orders (
    id text PRIMARY KEY, partner text NOT NULL, status text NOT NULL, version integer NOT NULL, body jsonb NOT NULL,
    fingerprint text NOT NULL, answer text NOT NULL, handed_over boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX to_hand_over ON orders (created_at) WHERE NOT handed_over;
  CREATE INDEX of_partner ON orders (partner, created_at, id);
  CREATE TABLE events (
    position bigserial PRIMARY KEY, order_id text NOT NULL, sequence integer NOT NULL, partner text NOT NULL, type text NOT NULL,
    data jsonb NOT NULL, at timestamptz NOT NULL DEFAULT now(), UNIQUE (order_id, sequence)
  );
  CREATE INDEX feed_of_partner ON events (partner, position);
  CREATE TABLE reservations (
    sku text NOT NULL, order_id text NOT NULL, quantity integer NOT NULL, state text NOT NULL, PRIMARY KEY (order_id, sku)
  );
  CREATE TABLE provider_events (id text PRIMARY KEY, type text NOT NULL, body jsonb NOT NULL, at timestamptz NOT NULL DEFAULT now());
`;

const COLUMNS = 'id, partner, status, version, created_at AS "createdAt", updated_at AS "updatedAt", body';

/** Orders, their events, and the stock in PostgreSQL. An order and its event change in one statement. */
export class OrderTables {
  readonly #pool: Pool;

  constructor(url: string) {
    this.#pool = new Pool({ connectionString: url, max: 20 });
  }

  async create(products: readonly { sku: string; price: number; available: number }[]): Promise<void> {
    await this.#pool.query(SCHEMA);
    for (const { sku, price, available } of products)
      await this.#pool.query('INSERT INTO products VALUES ($1, $2, $3)', [sku, price, available]);
  }

  async readPrices(): Promise<Map<string, number>> {
    const { rows } = await this.#pool.query<{ sku: string; price: number }>('SELECT sku, price FROM products');
    return new Map(rows.map(({ sku, price }) => [sku, price]));
  }

  /** @returns undefined if there is no such order yet; then this one is stored, with its event */
  async place(order: { id: string; partner: string; body: OrderBody; fingerprint: string; answer: string }) {
    const { id, partner, body, fingerprint, answer } = order;
    const { rowCount } = await this.#pool.query({
      name: 'place',
      text: `WITH placed AS (
          INSERT INTO orders (id, partner, status, version, body, fingerprint, answer) VALUES ($1, $2, 'pending', 1, $3, $4, $5)
          ON CONFLICT (id) DO NOTHING RETURNING id, partner)
        INSERT INTO events (order_id, sequence, partner, type, data) SELECT id, 1, partner, 'order.placed', $6 FROM placed`,
      values: [id, partner, body, fingerprint, answer, { status: 'pending', total: body.total }],
    });
    if (rowCount === 1) return undefined;
    const text = 'SELECT fingerprint, answer FROM orders WHERE id = $1';
    const { rows } = await this.#pool.query<{ fingerprint: string; answer: string }>({
      name: 'placed',
      text,
      values: [id],
    });
    return rows[0];
  }

  async find(partner: string, id: string): Promise<StoredOrder | undefined> {
    const text = `SELECT ${COLUMNS} FROM orders WHERE id = $1 AND partner = $2`;
    const { rows } = await this.#pool.query<StoredOrder>({ name: 'find', text, values: [id, partner] });
    return rows[0];
  }

  async get(id: string): Promise<StoredOrder> {
    const text = `SELECT ${COLUMNS} FROM orders WHERE id = $1`;
    const { rows } = await this.#pool.query<StoredOrder>({ name: 'get', text, values: [id] });
    if (rows[0] === undefined) throw new Error(`there is no order ${id}`);
    return rows[0];
  }

  /** Orders that Restate doesn't have yet, the oldest first. */
  async findToHandOver(most: number): Promise<string[]> {
    const text = 'SELECT id FROM orders WHERE NOT handed_over ORDER BY created_at LIMIT $1';
    const { rows } = await this.#pool.query<{ id: string }>({ name: 'to-hand-over', text, values: [most] });
    return rows.map(({ id }) => id);
  }

  async noteHandedOver(ids: readonly string[]): Promise<void> {
    const text = 'UPDATE orders SET handed_over = true WHERE id = ANY($1)';
    await this.#pool.query({ name: 'handed-over', text, values: [ids] });
  }

  /**
   * Changes an order that has one of the statuses `from`, and writes the event. Does nothing if it has another one.
   *
   * @param patch fields of the body that are added
   */
  async change(
    id: string,
    from: readonly Status[],
    to: Status,
    patch: Partial<OrderBody> = {},
    client: Pool | PoolClient = this.#pool,
  ): Promise<void> {
    await client.query({
      name: 'change',
      text: `WITH changed AS (
          UPDATE orders SET status = $3, version = version + 1, body = body || $4, updated_at = now()
          WHERE id = $1 AND status = ANY($2) RETURNING id, version, partner, body)
        INSERT INTO events (order_id, sequence, partner, type, data)
        SELECT id, version, partner, 'order.' || $3::text, jsonb_build_object('status', $3::text, 'total', body->'total') FROM changed`,
      values: [id, from, to, patch],
    });
  }

  /** Reserves all lines or none, and notes it on the order. Always in the order of SKUs, so that no two wait for each other. */
  async reserve({ id, body: { lines } }: StoredOrder): Promise<'reserved' | 'out_of_stock'> {
    const client = await this.#pool.connect();
    try {
      await client.query('BEGIN');
      for (const { sku, quantity } of lines.toSorted((a, b) => (a.sku < b.sku ? -1 : 1))) {
        const inserted = await client.query({
          name: 'reserve',
          text: `INSERT INTO reservations VALUES ($1, $2, $3, 'reserved') ON CONFLICT DO NOTHING`,
          values: [sku, id, quantity],
        });
        if (inserted.rowCount === 0) continue;
        const taken = await client.query({
          name: 'take',
          text: 'UPDATE products SET available = available - $2 WHERE sku = $1 AND available >= $2',
          values: [sku, quantity],
        });
        if (taken.rowCount === 0) {
          await client.query('ROLLBACK');
          return 'out_of_stock';
        }
      }
      await this.change(id, ['pending'], 'reserved', {}, client);
      await client.query('COMMIT');
      return 'reserved';
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }

  /** Gives back what is still reserved. */
  async releaseStock(id: string): Promise<void> {
    await this.#pool.query(
      `WITH released AS (
          UPDATE reservations SET state = 'released' WHERE order_id = $1 AND state = 'reserved' RETURNING sku, quantity)
        UPDATE products SET available = available + released.quantity FROM released WHERE products.sku = released.sku`,
      [id],
    );
  }

  /** The order is confirmed and its reservations are sold. */
  async confirm(id: string): Promise<void> {
    const client = await this.#pool.connect();
    try {
      await client.query('BEGIN');
      await client.query({
        name: 'sell',
        text: `UPDATE reservations SET state = 'sold' WHERE order_id = $1`,
        values: [id],
      });
      await this.change(id, ['booked'], 'confirmed', {}, client);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }

  async noteProviderEvent(id: string, type: string, body: unknown): Promise<void> {
    const text = 'INSERT INTO provider_events (id, type, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING';
    await this.#pool.query({ name: 'provider-event', text, values: [id, type, JSON.stringify(body)] });
  }
}
