import type { Clock } from '../../../shared/ports/clock.ts';
import type { Products } from '../../../shared/ports/products.ts';
import type { StockLedger } from '../../../shared/ports/stock-ledger.ts';
import { OpsError } from '../ops-error.ts';
import { type PlannedChange, planChange } from './plan-import.ts';

const AT_ONCE = 8;

/** Writes what was planned, and tells each that is written, also if another one fails. A repetition changes nothing, so an import that was interrupted can be run again. */
export async function applyImport(
  changes: readonly PlannedChange[],
  { products, stockLedger, clock }: { products: Products; stockLedger: StockLedger; clock: Clock },
  by: string,
  onDone: (change: PlannedChange) => void = () => undefined,
): Promise<void> {
  const open = [...changes];
  const work = async () => {
    for (let change = open.shift(); change !== undefined; change = open.shift()) {
      await apply(change).catch((error: unknown) => {
        // Nothing else begins, and what has begun ends: then it is known what was written.
        open.length = 0;
        throw error;
      });
      onDone(change);
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;

  async function apply({ product, kind, stock }: PlannedChange): Promise<void> {
    const { sku } = product;
    if (kind !== 'keep') {
      await products.change(sku, (known) => {
        const plan = planChange(known, product, clock.now());
        if (plan.kind === 'planned') return plan.product;
        throw new OpsError(`${sku} was changed by somebody else meanwhile: run the import again`);
      });
    }
    if (stock === undefined) return;
    const adjustment = { id: `first-${sku}`, fingerprint: `${stock}`, sku, change: { delta: stock } };
    await stockLedger.adjust({ ...adjustment, reason: 'the first stock, by an import', by, at: clock.now() });
  }
}
