import { EventType, historyEvent } from '../engine/history-event.ts';
import { isFinished } from '../store/instance-record.ts';
import { type Call, errorReply, instanceOf, type Reply } from './operation.ts';
import { jsonFault } from './start-instance.ts';

/** `POST instances/{instanceId}/raiseEvent/{eventName}`: 202; 404 for an unknown instance, 410 for a finished one. */
export async function raiseEvent(call: Call): Promise<Reply> {
  if (!/^application\/json\s*(;|$)/i.test(call.headers['content-type'] ?? '')) {
    return refusal(call) ?? errorReply(400, 'Only application/json request content is supported');
  }
  const data = call.body;
  const refused = refusal(call);
  if (refused) return refused;
  const fault = jsonFault(data);
  if (fault) return { status: 400, body: { Message: 'Invalid JSON content', ExceptionMessage: fault } };
  const event = historyEvent({
    EventType: EventType.EventRaised,
    Name: call.parameters['eventName'] ?? '',
    Input: data,
  });
  await call.engine.send(call.parameters['instanceId'] ?? '', event);
  return { status: 202 };
}

function refusal(call: Call): Reply | undefined {
  const record = instanceOf(call);
  if (!record) return { status: 404 };
  return isFinished(record.status) ? { status: 410 } : undefined;
}
