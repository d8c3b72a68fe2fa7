import { z } from 'zod';
import type { Settlement } from '../../broker/settlement.ts';
import { feedOf, LockTokens, type Operation, SessionId } from './operation.ts';

const Body = z.object({
  'lock-tokens': LockTokens,
  /** "defered" is how the protocol spells it; "suspended" is dead-lettering. */
  'disposition-status': z.enum(['completed', 'abandoned', 'defered', 'suspended']),
  'deadletter-reason': z.string().nullish(),
  'deadletter-description': z.string().nullish(),
  'session-id': SessionId,
  'properties-to-modify': z.record(z.string(), z.unknown()).nullish(),
});

/** Settles messages whose link is gone, or that were received deferred. */
export const updateDisposition: Operation = async (entity, body, context) => {
  const request = Body.parse(body);
  const { settlement } = feedOf(entity, request['session-id'], context);
  await Promise.all(request['lock-tokens'].map((token) => settle(settlement, token, request)));
  return { body: null };
};

function settle(settlement: Settlement, token: string, request: z.infer<typeof Body>): Promise<void> {
  const changes = request['properties-to-modify'] ?? undefined;
  switch (request['disposition-status']) {
    case 'completed':
      return settlement.complete(token);
    case 'abandoned':
      return settlement.abandon(token, changes);
    case 'defered':
      return settlement.defer(token, changes);
    case 'suspended':
      return settlement.deadLetter(token, {
        reason: request['deadletter-reason'] ?? undefined,
        description: request['deadletter-description'] ?? undefined,
        changes,
      });
  }
}
