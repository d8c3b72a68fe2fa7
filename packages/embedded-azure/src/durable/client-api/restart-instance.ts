import { InstanceExistsError } from '../engine/engine-errors.ts';
import { type Call, errorReply, flag, instanceOf, type Reply } from './operation.ts';
import { started } from './start-instance.ts';

/** `POST instances/{instanceId}/restart`: runs the same function and input again, by default as a new instance. */
export async function restartInstance(call: Call): Promise<Reply> {
  const record = instanceOf(call);
  if (!record) return errorReply(400, 'InstanceId does not match a valid orchestration instance.');
  const asNew = flag(call.query, 'restartWithNewInstanceId', true);
  try {
    const instanceId = await call.engine.startInstance({
      functionName: record.name,
      instanceId: asNew ? undefined : record.instanceId,
      input: record.input,
    });
    return await started(call, instanceId);
  } catch (error) {
    if (!(error instanceof InstanceExistsError)) throw error;
    return errorReply(409, 'A non-terminal instance with this instance ID already exists.');
  }
}
