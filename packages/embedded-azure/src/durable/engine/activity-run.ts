import { z } from 'zod';
import type {
  FunctionDefinition,
  FunctionInvoker,
  InvocationResult,
  TypedData,
} from '../../functions-host/invocation.ts';
import type { PendingActivity } from '../store/activities-table.ts';
import { type InstanceRecord, traced } from '../store/instance-record.ts';
import { EventType, type FailureDetails, type HistoryEvent, historyEvent } from './history-event.ts';
import { requestHttp } from './http-activity.ts';
import { messageOf } from './orchestrator-output.ts';

/** Runs an activity function once. @returns TaskCompleted or TaskFailed */
export async function runActivity(
  { taskId, name, input }: PendingActivity,
  instance: InstanceRecord,
  definition: FunctionDefinition,
  invoker: FunctionInvoker,
): Promise<HistoryEvent> {
  const { instanceId } = instance;
  const data: TypedData = input === null ? {} : { string: input };
  const triggerMetadata = { instanceId: { string: instanceId }, data, [definition.trigger.name]: data };
  try {
    const inputs = [{ name: definition.trigger.name, data }];
    const result = await invoker.invoke(definition, inputs, { triggerMetadata, reason: '(null)', ...traced(instance) });
    return historyEvent({ EventType: EventType.TaskCompleted, TaskScheduledId: taskId, Result: resultJson(result) });
  } catch (thrown) {
    return activityFailure(taskId, name, messageOf(thrown));
  }
}

/** Sends a request of `callHttp` once. @returns TaskCompleted, or TaskFailed if there was no answer */
export async function runHttpActivity({ taskId, input }: PendingActivity): Promise<HistoryEvent> {
  try {
    const Result = await requestHttp(input ?? 'null');
    return historyEvent({ EventType: EventType.TaskCompleted, TaskScheduledId: taskId, Result });
  } catch (error) {
    const Reason = messageOf(error);
    const Details = JSON.stringify({ ClassName: 'System.Net.Http.HttpRequestException', Message: Reason });
    return historyEvent({ EventType: EventType.TaskFailed, TaskScheduledId: taskId, Reason, Details });
  }
}

/** An activity whose function the app does not have. */
export function unknownActivity({ taskId }: PendingActivity, message: string): HistoryEvent {
  return historyEvent({ EventType: EventType.TaskFailed, TaskScheduledId: taskId, Reason: message, Details: '' });
}

/** The two spaces before the message are Azure's: the worker's exception text follows its label. */
function activityFailure(taskId: number, name: string, message: string): HistoryEvent {
  const details = failureDetails(message);
  return historyEvent({
    EventType: EventType.TaskFailed,
    TaskScheduledId: taskId,
    Reason: `Activity function '${name}' failed:  ${message}`,
    Details: JSON.stringify({ ClassName: 'System.Exception', Message: ` ${message}`, StackTraceString: null }),
    ...(details && { FailureDetails: details }),
  });
}

const ThrownDetails = z.object({
  errorType: z.string(),
  errorMessage: z.string(),
  stackTrace: z.string().nullable().default(null),
  isNonRetriable: z.boolean().default(false),
  properties: z.record(z.string(), z.unknown()).nullable().default(null),
});

/** The library's wrapActivityHandler adds them to the message as JSON if the app registered a provider. */
function failureDetails(message: string): FailureDetails | undefined {
  if (!message.startsWith('{')) return undefined;
  const details = ThrownDetails.safeParse(jsonOrNull(message)).data;
  return (
    details && {
      ErrorType: details.errorType,
      ErrorMessage: details.errorMessage,
      StackTrace: details.stackTrace,
      IsNonRetriable: details.isNonRetriable,
      Properties: details.properties,
      InnerFailure: null,
    }
  );
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @returns the value as JSON; null for none */
function resultJson({ returnValue }: InvocationResult): string | null {
  if (!returnValue) return null;
  const { json, string, int, double, bytes } = returnValue;
  if (json !== undefined) return json;
  if (string !== undefined) return JSON.stringify(string);
  if (int !== undefined) return String(int);
  if (double !== undefined) return String(double);
  if (bytes !== undefined) return JSON.stringify(Buffer.from(bytes).toString('base64'));
  return null;
}
