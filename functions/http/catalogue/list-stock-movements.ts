import { z } from 'zod';
import { Sku } from '../../../shared/domain/ids.ts';
import { Problem } from '../../../shared/problems.ts';
import { buildPage, PageOf, paging } from '../page.ts';
import { merchantRoute } from '../route.ts';
import { StockMovementView, toMovementView } from './stock-shapes.ts';

export const listStockMovements = merchantRoute({
  operationId: 'listStockMovements',
  method: 'GET',
  path: '/v1/products/{sku}/stock-movements',
  summary: 'List the movements of stock',
  description:
    'The ledger of one product: first the reservations of orders in progress, then all other movements, each newest first. A reservation that ends becomes a `release` or a `sale`, with the time at which it began. Sales, releases and restocks are listed for a limited time, 30 days unless the installation says otherwise; deliveries and corrections always are. If an error on our side makes a movement unreadable, it is left out of `data` and its id is in `meta.unreadable`.',
  params: z.object({ sku: Sku }),
  query: z.strictObject(paging),
  reply: { status: 200, body: PageOf(StockMovementView, 'StockMovementList'), headers: ['link'] },
  problems: ['not_found', 'invalid_cursor'],

  async handle({ params: { sku }, query }, { products, stockLedger, cursors }) {
    if ((await products.find(sku)) === undefined) throw new Problem('not_found');
    const { cursor, limit } = query;
    const list = ['stock-movements', sku];
    const after = cursor === undefined ? undefined : await cursors.read(cursor, list);
    const { movements, unreadable, next } = await stockLedger.listMovements(sku, { after, limit });

    const nextCursor = next === undefined ? undefined : await cursors.write(next, list);
    const data = movements.map(toMovementView);
    return buildPage(`/v1/products/${sku}/stock-movements`, query, { data, limit, unreadable, nextCursor });
  },
});
