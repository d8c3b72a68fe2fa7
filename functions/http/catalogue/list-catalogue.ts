import { z } from 'zod';
import { buildPage, PageOf, paging } from '../page.ts';
import { merchantRoute } from '../route.ts';
import { CatalogueEntryView, toEntryView } from './catalogue-shapes.ts';

export const listCatalogue = merchantRoute({
  operationId: 'listCatalogue',
  method: 'GET',
  path: '/v1/catalogue',
  summary: 'List the whole catalogue',
  description:
    'All products with all their prices and their stock, sorted by SKU, also the discontinued ones. If an error on our side makes a product unreadable, it is left out of `data` and its SKU is in `meta.unreadable`.',
  query: z.strictObject(paging),
  reply: { status: 200, body: PageOf(CatalogueEntryView, 'Catalogue'), headers: ['link'] },
  problems: ['invalid_cursor'],

  async handle({ query }, { products, cursors, clock }) {
    const { cursor, limit } = query;
    const after = cursor === undefined ? undefined : await cursors.read(cursor, 'catalogue');
    const { entries, unreadable, next } = await products.list({ after, limit });

    const nextCursor = next === undefined ? undefined : await cursors.write(next, 'catalogue');
    const now = clock.now();
    const data = entries.map((entry) => toEntryView(entry, now));
    return buildPage('/v1/catalogue', query, { data, limit, unreadable, nextCursor });
  },
});
