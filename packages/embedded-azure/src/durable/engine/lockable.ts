import { REQUEST_EVENT } from '../entities/entity-message.ts';
import type { Decision } from './decision.ts';
import type { FunctionRegistry } from './function-registry.ts';

/**
 * The library takes every answer to a lock request as success, so the orchestration fails instead.
 *
 * @throws Error with the name of an entity that the app does not have
 */
export function assertLockable(decisions: readonly Decision[], registry: FunctionRegistry): void {
  for (const decision of decisions) {
    if (decision.kind !== 'send' || decision.message.name !== REQUEST_EVENT) continue;
    const unknown = decision.message.body.lockset?.find(({ name }) => !registry.entity(name));
    if (unknown) throw new Error(registry.unknownEntity(unknown.name));
  }
}
