import type { Receiver } from 'rhea';
import rhea from 'rhea';
import { z } from 'zod';
import type { Entity } from '../../broker/broker.ts';
import { refusals, ServiceBusError } from '../../service-bus-error.ts';
import { type ClientConnection, type Request, toRequest } from '../client-connection.ts';
import { ACCEPTED } from '../rhea-internals.ts';
import { cancelScheduledMessage } from './cancel-scheduled-message.ts';
import type { Answer, Operation } from './operation.ts';
import { peekMessage } from './peek-message.ts';
import { receiveBySequenceNumber } from './receive-by-sequence-number.ts';
import { renewLock } from './renew-lock.ts';
import { scheduleMessage } from './schedule-message.ts';
import { updateDisposition } from './update-disposition.ts';

const OPERATIONS = new Map<unknown, Operation>([
  ['com.microsoft:cancel-scheduled-message', cancelScheduledMessage],
  ['com.microsoft:peek-message', peekMessage],
  ['com.microsoft:receive-by-sequence-number', receiveBySequenceNumber],
  ['com.microsoft:renew-lock', renewLock],
  ['com.microsoft:schedule-message', scheduleMessage],
  ['com.microsoft:update-disposition', updateDisposition],
]);
const REQUEST_CREDIT = 100;

/** The `$management` node of one entity: requests come in over `receiver`, replies go out over the client's reply link. */
export function serveManagement(receiver: Receiver, client: ClientConnection, entity: Entity): void {
  receiver.on('message', (context) => {
    context.delivery?.update(true, ACCEPTED);
    receiver.add_credit(1);
    void reply(client, entity, toRequest(context));
  });
  receiver.add_credit(REQUEST_CREDIT);
}

async function reply(client: ClientConnection, entity: Entity, request: Request): Promise<void> {
  try {
    const { status = 200, body } = await perform(entity, request);
    const description = status === 204 ? 'No content' : 'OK';
    client.reply(request, { statusCode: rhea.types.wrap_int(status), statusDescription: description }, body);
  } catch (error) {
    const { status, condition, message } = toServiceBusError(error);
    const properties = {
      statusCode: rhea.types.wrap_int(status),
      statusDescription: message,
      errorCondition: rhea.types.wrap_symbol(condition),
    };
    client.reply(request, properties, null);
  }
}

async function perform(entity: Entity, { applicationProperties, body }: Request): Promise<Answer> {
  const name = applicationProperties['operation'];
  const operation = OPERATIONS.get(name);
  if (operation === undefined) throw refusals.notSupported(`the operation ${String(name)}`);
  return operation(entity, body);
}

function toServiceBusError(error: unknown): ServiceBusError {
  if (error instanceof ServiceBusError) return error;
  if (error instanceof z.ZodError) return refusals.badRequest(z.prettifyError(error));
  const reason = error instanceof Error ? error.message : String(error);
  return new ServiceBusError('amqp:internal-error', 500, reason, { cause: error });
}
