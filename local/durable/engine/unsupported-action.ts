import { type Action, ActionType } from './orchestrator-output.ts';

const FEATURES = new Map<number, string>([
  [ActionType.CallEntity, 'durable entities (callEntity)'],
  [ActionType.SignalEntity, 'durable entities (signalEntity)'],
  [ActionType.CallHttp, 'durable HTTP (callHttp)'],
  [ActionType.LockEntities, 'durable entities (lock)'],
  [ActionType.ReleaseEntities, 'durable entities (release of a lock)'],
]);

/** An action that the engine can't carry out: it fails the orchestration. */
export class UnsupportedActionError extends Error {
  override name = 'UnsupportedActionError';

  constructor({ actionType }: Action) {
    super(`the local Durable engine does not support ${FEATURES.get(actionType)}`);
  }
}
