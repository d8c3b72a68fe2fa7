import type { Receiver } from 'rhea';
import rhea from 'rhea';
import { z } from 'zod';
import type { Entity } from '../../broker/entity.ts';
import { FilterSyntaxError } from '../../filters/sql-tokens.ts';
import { refusals, type ServiceBusError } from '../../service-bus-error.ts';
import type { ClientConnection, Request } from '../client-connection.ts';
import { receiveRequests } from '../receive-requests.ts';
import { asServiceBusError } from '../refuse-link.ts';
import { addRule } from './add-rule.ts';
import { cancelScheduledMessage } from './cancel-scheduled-message.ts';
import { enumerateRules } from './enumerate-rules.ts';
import { getMessageSessions } from './get-message-sessions.ts';
import { getSessionState } from './get-session-state.ts';
import type { Answer, Operation } from './operation.ts';
import { peekMessage } from './peek-message.ts';
import { receiveBySequenceNumber } from './receive-by-sequence-number.ts';
import { removeRule } from './remove-rule.ts';
import { renewLock } from './renew-lock.ts';
import { renewSessionLock } from './renew-session-lock.ts';
import { scheduleMessage } from './schedule-message.ts';
import { setSessionState } from './set-session-state.ts';
import { updateDisposition } from './update-disposition.ts';

/** Receivers may manage rules: the service requires `Manage` only over HTTP. */
const OPERATIONS = new Map<unknown, Operation>([
  ['com.microsoft:add-rule', addRule],
  ['com.microsoft:cancel-scheduled-message', cancelScheduledMessage],
  ['com.microsoft:enumerate-rules', enumerateRules],
  ['com.microsoft:get-message-sessions', getMessageSessions],
  ['com.microsoft:get-session-state', getSessionState],
  ['com.microsoft:peek-message', peekMessage],
  ['com.microsoft:receive-by-sequence-number', receiveBySequenceNumber],
  ['com.microsoft:remove-rule', removeRule],
  ['com.microsoft:renew-lock', renewLock],
  ['com.microsoft:renew-session-lock', renewSessionLock],
  ['com.microsoft:schedule-message', scheduleMessage],
  ['com.microsoft:set-session-state', setSessionState],
  ['com.microsoft:update-disposition', updateDisposition],
]);
const SENDING = new Set<unknown>([scheduleMessage, cancelScheduledMessage]);
const ASSOCIATED_LINK = 'associated-link-name';

/** The `$management` node of one entity: requests arrive on `receiver`, replies go to the client's reply link. */
export function serveManagement(receiver: Receiver, client: ClientConnection, entity: Entity): void {
  receiveRequests(receiver, (request) => reply(client, entity, request));
}

async function reply(client: ClientConnection, entity: Entity, request: Request): Promise<void> {
  try {
    const { status = 200, body } = await perform(client, entity, request);
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

async function perform(
  client: ClientConnection,
  entity: Entity,
  { applicationProperties, body }: Request,
): Promise<Answer> {
  const name = applicationProperties['operation'];
  const operation = OPERATIONS.get(name);
  if (operation === undefined) throw refusals.notSupported(`the operation ${String(name)}`);
  client.require(SENDING.has(operation) ? 'Send' : 'Listen', entity.path);
  const linkName = applicationProperties[ASSOCIATED_LINK];
  return operation(entity, body, { linkName: typeof linkName === 'string' ? linkName : undefined });
}

function toServiceBusError(error: unknown): ServiceBusError {
  if (error instanceof FilterSyntaxError) return refusals.badRequest(error.message);
  if (error instanceof z.ZodError) return refusals.badRequest(z.prettifyError(error));
  return asServiceBusError(error);
}
