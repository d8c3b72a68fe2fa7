import { EventType, type HistoryEvent, historyEvent } from '../engine/history-event.ts';
import { type InstanceRecord, isFinished } from '../store/instance-record.ts';
import { type Call, instanceOf, type Operation, type Reply } from './operation.ts';

/** `POST instances/{instanceId}/terminate?reason=…` */
export const terminate = control(
  (reason) => historyEvent({ EventType: EventType.ExecutionTerminated, Input: reason }),
  () => undefined,
);

/** `POST instances/{instanceId}/suspend?reason=…` */
export const suspend = control(
  (reason) => historyEvent({ EventType: EventType.ExecutionSuspended, Reason: reason }),
  ({ status }) => (status === 'Suspended' ? 'suspend' : undefined),
);

/** `POST instances/{instanceId}/resume?reason=…` */
export const resume = control(
  (reason) => historyEvent({ EventType: EventType.ExecutionResumed, Reason: reason }),
  ({ status }) => (status === 'Suspended' ? undefined : 'resume'),
);

/**
 * 202; 404 for an unknown instance, 410 for a finished one, 500 where Azure's client throws.
 *
 * @param impossible names the action that is impossible in the instance's state
 */
function control(
  event: (reason: string | null) => HistoryEvent,
  impossible: (record: InstanceRecord) => string | undefined,
): Operation {
  return async (call: Call): Promise<Reply> => {
    const record = instanceOf(call);
    if (!record) return { status: 404 };
    if (isFinished(record.status)) return { status: 410 };
    const verb = impossible(record);
    if (verb) {
      const message = `Cannot ${verb} the orchestration instance ${record.instanceId} because instance is in the ${record.status} state.`;
      return {
        status: 500,
        body: { Message: 'Something went wrong while processing your request', ExceptionMessage: message },
      };
    }
    await call.engine.send(record.instanceId, event(call.query.get('reason')));
    return { status: 202 };
  };
}
