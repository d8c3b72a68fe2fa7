import type { CatalogueProduct } from '../../../shared/domain/product.ts';
import { Problem } from '../../../shared/problems.ts';
import { type EntityTags, matchesStrongly } from '../entity-tags.ts';
import { productETagOf } from './catalogue-shapes.ts';

/** @throws Problem precondition_required, not_found or precondition_failed */
export function requireCurrent(known: CatalogueProduct | undefined, ifMatch: EntityTags | undefined): CatalogueProduct {
  if (ifMatch === undefined) throw new Problem('precondition_required');
  if (known === undefined) throw new Problem('not_found');
  const etag = productETagOf(known);
  if (!matchesStrongly(ifMatch, etag)) throw new Problem('precondition_failed', { headers: { etag } });
  return known;
}
