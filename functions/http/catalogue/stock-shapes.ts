import { z } from 'zod';
import { OrderId, Sku } from '../../../shared/domain/ids.ts';
import { openEnum } from '../../../shared/domain/open-enum.ts';
import { movementTypes, type StockMovement } from '../../../shared/ports/stock-ledger.ts';
import { lineOfText } from '../line-of-text.ts';

/** The shapes of stock that the merchant sends and receives. */

const MOST_UNITS = 1_000_000_000;

export const AdjustStock = z
  .strictObject({
    delta: z
      .int()
      .min(-MOST_UNITS)
      .max(MOST_UNITS)
      .refine((units) => units !== 0, 'must not be 0')
      .optional()
      .describe('How many units came in, or, below zero, how many are lost'),
    count: z
      .int()
      .min(0)
      .max(MOST_UNITS)
      .optional()
      .describe('How many units are there, counted, with those that are reserved for orders'),
    reason: lineOfText(200).describe('Why, for the ledger'),
  })
  .transform(({ delta, count, reason }, context) => {
    if (delta !== undefined && count === undefined) return { change: { delta }, reason };
    if (count !== undefined && delta === undefined) return { change: { count }, reason };
    context.addIssue({ code: 'custom', path: ['delta'], message: 'is needed, or `count`, but not both' });
    return z.NEVER;
  })
  .meta({ id: 'AdjustStock' });

const effects = [
  '`delivery` and `correction` change what is available',
  '`reservation` moves units from available to reserved',
  '`release` moves them back',
  '`sale` takes them off the stock',
  '`restock` brings sold units back',
];

export const StockMovementView = z
  .object({
    id: z.string().describe('Identifies the movement'),
    sku: Sku,
    type: openEnum(movementTypes).describe(`What was moved. ${effects.join(', ')}`),
    quantity: z.int().describe('The number of units; below zero only in a `correction`'),
    at: z.iso.datetime().describe('When'),
    reservedAt: z.iso.datetime().optional().describe('When they were reserved, of a `release` and a `sale`'),
    orderId: OrderId.optional().describe('The order that they are for'),
    reason: z.string().describe('Why'),
    by: z.string().describe('Who caused it: a client’s id, an operator, or a part of this service'),
  })
  .meta({ id: 'StockMovement' });

export function toMovementView(movement: StockMovement): z.infer<typeof StockMovementView> {
  const { id, sku, type, quantity, at, reservedAt, orderId, reason, by } = movement;
  const optional = { ...(reservedAt ? { reservedAt } : {}), ...(orderId ? { orderId } : {}) };
  return { id, sku, type, quantity, at, ...optional, reason, by };
}
