import { Problem } from '../../../shared/problems.ts';
import { log } from '../../../shared/telemetry/log.ts';
import type { HttpContext } from '../http-context.ts';
import type { AnyPartnerRoute, Repetition, Reply } from '../route.ts';

/**
 * A request that is refused or fails may repeat one that was carried out. Then the first answer is sent again, even if
 * prices or stock have changed since. A request that succeeds needs no such check.
 */
export async function replayIfRepeated(
  route: AnyPartnerRoute,
  asked: Repetition,
  context: HttpContext,
  carryOut: () => Promise<Reply<unknown>>,
): Promise<Reply<unknown>> {
  try {
    return await carryOut();
  } catch (error) {
    if (error instanceof Problem && error.code === 'idempotency_key_reused') throw error;
    const replayed = await findFirstAnswer(error, route, asked, context);
    if (replayed === undefined) throw error;
    if (!(error instanceof Problem)) {
      log.error(`${route.operationId} failed: a repetition gets its first answer`, error);
    }
    return replayed;
  }
}

/**
 * If this lookup fails too, an error stays that error. A refusal becomes the lookup's error, because refusing could be
 * wrong for an order that was already carried out.
 */
async function findFirstAnswer(
  error: unknown,
  route: AnyPartnerRoute,
  asked: Repetition,
  context: HttpContext,
): Promise<Reply<unknown> | undefined> {
  try {
    return await route.replay?.(asked, context);
  } catch (failure) {
    throw failure instanceof Problem || error instanceof Problem ? failure : error;
  }
}
