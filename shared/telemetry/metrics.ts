/**
 * Every metric that the app sends, with its unit (UCUM) and its dimensions. Dimensions have few values: never an id
 * of a partner, an order or a request; those are on spans and logs. Workbooks and alerts name these and no others.
 */
export const metrics = {
  'orders.accepted': { unit: '{order}', dimensions: [] },
  /** outcome: confirmed, failed, cancelled. */
  'orders.ended': { unit: '{order}', dimensions: ['outcome'] },
  /** From acceptance to the end. outcome as in orders.ended. */
  'saga.duration': { unit: 'ms', dimensions: ['outcome'] },
  /** outcome: done, refused, superseded, error. */
  'saga.step.attempts': { unit: '{attempt}', dimensions: ['step', 'outcome'] },
  /** One per undo that ran. outcome: done, error. */
  'saga.compensations': { unit: '{attempt}', dimensions: ['step', 'outcome'] },
  /** A saga could neither finish nor undo what is left. */
  'saga.stuck': { unit: '{saga}', dimensions: [] },
  /** From an event's commit until Service Bus has it. */
  'outbox.lag': { unit: 'ms', dimensions: [] },
  /** Outbox entries that can never be sent. */
  'outbox.parked': { unit: '{event}', dimensions: [] },
  /** Messages given up at their last delivery. */
  'bus.dead_letters': { unit: '{message}', dimensions: ['subscription'] },
  /** 0 closed, 1 half open, 2 open. */
  'provider.breaker': { unit: '1', dimensions: ['provider'] },
  /** What Cosmos DB charged. operation: the port's method, such as orders.add. */
  'cosmos.request_units': { unit: '{RU}', dimensions: ['operation'] },
} as const satisfies Record<string, { unit: string; dimensions: readonly string[] }>;
