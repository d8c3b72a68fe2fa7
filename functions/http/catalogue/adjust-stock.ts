import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Sku } from '../../../shared/domain/ids.ts';
import type { StockMovement } from '../../../shared/ports/stock-ledger.ts';
import { Problem } from '../../../shared/problems.ts';
import { merchantAct } from '../route.ts';
import { AdjustStock, StockMovementView, toMovementView } from './stock-shapes.ts';

export const adjustStock = merchantAct({
  operationId: 'adjustStock',
  method: 'POST',
  path: '/v1/products/{sku}/stock-adjustments',
  summary: 'Adjust the stock of a product',
  description:
    'Books a delivery or a loss with `delta`, or what you have counted with `count`. The stock never falls below what is reserved for orders. If you send the same body again with the same `Idempotency-Key`, nothing is booked again, and you get the same response with `Idempotency-Replayed: true`.',
  params: z.object({ sku: Sku }),
  idempotent: true,
  body: AdjustStock,
  example: { delta: 100, reason: 'Delivery 4711' },
  reply: { status: 201, body: StockMovementView, headers: ['idempotency-replayed'] },
  problems: ['not_found', 'stock_below_zero', 'idempotency_key_reused'],
  reasonIn: ({ reason }) => reason,

  async handle({ merchant, params: { sku }, body, idempotencyKey, fingerprint }, { products, stockLedger, clock }) {
    if ((await products.find(sku)) === undefined) throw new Problem('not_found');
    const id = createHash('sha256')
      .update(`${merchant.clientId}\0${sku}\0${idempotencyKey}`)
      .digest('hex')
      .slice(0, 32);
    const by = merchant.clientId;
    const outcome = await stockLedger.adjust({ id, fingerprint, sku, ...body, by, at: clock.now() });
    const booked = (movement: StockMovement, headers: Record<string, string> = {}) => {
      // Of a repetition too: the first one may have been killed before its end was recorded.
      const after = toMovementView(movement);
      return { reply: { status: 201, headers, body: after }, changes: [{ of: 'product' as const, id: sku, after }] };
    };
    switch (outcome.kind) {
      case 'adjusted':
        return booked(outcome.movement);
      case 'repeated':
        return booked(outcome.movement, { 'idempotency-replayed': 'true' });
      case 'id_reused':
        throw new Problem('idempotency_key_reused');
      case 'below_zero': {
        const { available, reserved } = outcome.stock;
        const path = 'delta' in body.change ? 'delta' : 'count';
        const message = `takes more than there is: ${available} are available and ${reserved} are reserved`;
        throw new Problem('stock_below_zero', { details: [{ path, message }] });
      }
    }
  },
});
