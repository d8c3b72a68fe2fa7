import { Problem } from '../../../shared/problems.ts';
import { log } from '../../../shared/telemetry/log.ts';
import type { HttpContext } from '../http-context.ts';
import type { AnyPartnerRoute, Repetition, Reply } from '../route.ts';

/**
 * A request that is refused or fails may be the repetition of one that was carried out: then its first answer stands,
 * even if prices or stock have changed since. A request that succeeds needs no check first.
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

/** Where the look for it fails too, a failure stays what it is; a refusal could be a lie about what was carried out. */
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
