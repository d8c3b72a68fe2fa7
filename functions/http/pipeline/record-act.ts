import { randomUUID } from 'node:crypto';
import type { Act, ActEnd } from '../../../shared/domain/act.ts';
import { Problem } from '../../../shared/problems.ts';
import { log } from '../../../shared/telemetry/log.ts';
import type { HttpContext } from '../http-context.ts';
import type { AnyMerchantAct, MerchantRequest, Reply } from '../route.ts';

/**
 * Carries out a request of the merchant that changes something, and records it: that it begins, before anything is
 * changed, and how it ended. A valid request that is refused is recorded too.
 *
 * @throws Unavailable if its beginning can't be recorded, and then nothing is changed; otherwise what the route throws
 */
export async function recordAct(
  route: AnyMerchantAct,
  request: MerchantRequest<unknown, unknown, unknown>,
  requestId: string,
  context: HttpContext,
): Promise<Reply<unknown>> {
  const { acts, clock } = context;
  const { clientId, objectId } = request.merchant;
  const because = route.reasonIn?.(request.body);
  const act: Act = {
    id: `act_${randomUUID()}`,
    at: clock.now().toISOString(),
    by: { ...(objectId === undefined ? {} : { id: objectId }), name: clientId },
    via: 'api',
    command: route.operationId,
    given: request.params as Act['given'],
    ...(because === undefined ? {} : { because }),
    requestId,
  };
  // What was done counts, and an act without an end is seen too: an outage now must not turn it into an error.
  const end = (outcome: Pick<ActEnd, 'outcome' | 'fault' | 'changes'>) =>
    acts
      .end(act, { at: clock.now().toISOString(), ...outcome, changed: outcome.changes.length })
      .catch((error: unknown) => log.error(`the end of ${act.id} can't be recorded`, error));
  await acts.begin(act);
  try {
    const { reply, changes } = await route.handle(request, context);
    await end({ outcome: 'done', changes });
    return reply;
  } catch (error) {
    await end({ outcome: 'failed', fault: error instanceof Problem ? error.code : 'internal_error', changes: [] });
    throw error;
  }
}
