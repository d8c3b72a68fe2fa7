import { z } from 'zod';
import { OrderId, PartnerId } from './ids.ts';
import { Money } from './money.ts';
import { Address, OrderLine } from './order.ts';
import { Shipment } from './shipment.ts';

/**
 * An order that a newer version of the app wrote and that this version can't process, for example with an unknown
 * status. It is shown as far as it can be read, and only the newer version changes it.
 */
export const NewerOrder = z
  .object({
    id: OrderId,
    partnerId: PartnerId,
    status: z.string(),
    version: z.int().positive(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    reference: z.string().optional(),
    lines: z.array(OrderLine),
    total: Money,
    shipTo: Address,
    paymentMethod: z.string(),
    metadata: z.record(z.string(), z.string()),
    erasedAt: z.iso.datetime().optional().catch(undefined),
    delayed: z.literal(true).optional().catch(undefined),
    shipment: Shipment.optional().catch(undefined),
    failure: z.object({ code: z.string(), message: z.string(), step: z.string() }).optional().catch(undefined),
  })
  .transform((order) => ({ ...order, isNewer: true as const }));
export type NewerOrder = z.infer<typeof NewerOrder>;
