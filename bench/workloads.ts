/** The same work for every measured engine. */

export interface TrivialOrder {
  orderId: string;
  partnerId: string;
  amount: number;
  lines: { sku: string; quantity: number }[];
}

/** Orders of one process never share an id. */
export function trivialOrder(n: number): TrivialOrder {
  const lines = [
    { sku: 'SKU-1', quantity: 2 },
    { sku: 'SKU-2', quantity: 1 },
  ];
  return { orderId: `order-${process.pid}-${n}`, partnerId: `partner-${n % 50}`, amount: 4_498, lines };
}

export type TrivialStep = (order: TrivialOrder) => Promise<Record<string, string | boolean>>;

/** Four steps that do nothing, so that only the engine's own cost is measured. */
export const trivialSteps: Record<string, TrivialStep> = {
  validate: async ({ orderId }: TrivialOrder) => ({ ok: true, orderId }),
  reserve: async ({ orderId }: TrivialOrder) => ({ reservationId: `r-${orderId}` }),
  pay: async ({ orderId }: TrivialOrder) => ({ paymentId: `p-${orderId}` }),
  ship: async ({ orderId }: TrivialOrder) => ({ shipmentId: `s-${orderId}` }),
};

export const MOST_MESSAGES_IN_FLIGHT = 128;

/** A kilobyte, as large as an event that holds an order. */
export const messageText = JSON.stringify({ text: 'x'.repeat(1_000) });

/** Lets one side wait until the other side calls `meet`. */
export class Rendezvous {
  readonly #waiting = new Map<string, () => void>();

  wait(key: string): Promise<void> {
    return new Promise((resolve) => this.#waiting.set(key, resolve));
  }

  meet(key: string): void {
    this.#waiting.get(key)?.();
    this.#waiting.delete(key);
  }
}

/** The operations on documents. Each is one round trip to Cosmos DB; PostgreSQL does what is needed for the same. */
export const documentOperations = ['point read', 'create', 'batch of two creates'] as const;
export type DocumentOperation = (typeof documentOperations)[number];

/** How many documents the point reads choose from. */
export const STORED_DOCUMENTS = 2_000;

/** A document of a kilobyte; fifty partitions share them. */
export function documentOf(name: string, n: number) {
  return { id: `${name}-${n}`, pk: `partner-${n % 50}`, type: 'order', sequence: n, text: 'x'.repeat(900) };
}
