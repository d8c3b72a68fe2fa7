import type { Refusal } from '../../shared/domain/import-record.ts';
import type { Partner } from '../../shared/ports/partners.ts';
import { Unavailable } from '../../shared/ports/unavailable.ts';
import { Problem } from '../../shared/problems.ts';
import { log } from '../../shared/telemetry/log.ts';
import { PlaceOrder } from '../http/orders/order-shapes.ts';
import type { JsonBody } from '../http/parse-json-body.ts';
import { validateJson } from '../http/validate-json.ts';
import { toRefusal } from '../imports/to-refusal.ts';
import { findPlaced, type Placed, type PlacingPorts, placeRequest } from './place-request.ts';

export interface OrderRecord {
  line: number;
  idempotencyKey: string;
  body: JsonBody;
}

export type PlacedRecord = { kind: 'placed' | 'replayed' } | { kind: 'refused'; refusal: Refusal };

/**
 * Places the order of a record as a POST would: a repetition gets its first answer, also if the rules, the prices or the
 * catalogue have changed since.
 *
 * @param origin names the import and the line
 * @throws Unavailable: it may or may not be placed, and the next attempt finds out
 */
export async function placeRecord(
  { line, idempotencyKey, body }: OrderRecord,
  { partner, origin }: { partner: Partner; origin: string },
  ports: PlacingPorts,
): Promise<PlacedRecord> {
  const asked = { partner, idempotencyKey, fingerprint: body.fingerprint, origin };
  // An attempt of this import that was killed may have placed it.
  const judge = (placed: Placed): PlacedRecord => ({
    kind: placed.isRepeated && placed.origin !== origin ? 'replayed' : 'placed',
  });
  try {
    return judge(await placeRequest(validateJson(PlaceOrder, body), asked, ports));
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    const refused = error instanceof Problem ? error : new Problem('internal_error');
    if (!(error instanceof Problem)) log.error(`the order of ${origin} can't be placed`, error);
    return refused.code === 'idempotency_key_reused'
      ? { kind: 'refused', refusal: toRefusal(line, refused) }
      : judgeAgain(refused);
  }

  async function judgeAgain(refused: Problem): Promise<PlacedRecord> {
    try {
      const placed = await findPlaced(asked, ports.orders);
      return placed ? judge(placed) : { kind: 'refused', refusal: toRefusal(line, refused) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { kind: 'refused', refusal: toRefusal(line, error) };
    }
  }
}
