import type { Receiver } from 'rhea';
import rhea from 'rhea';
import { refusals } from '../service-bus-error.ts';
import { checkMessage } from './check-message.ts';
import type { Request } from './client-connection.ts';
import { receiveUndecoded } from './patch-session.ts';
import { asAmqpError } from './refuse-link.ts';
import { ACCEPTED, rejected } from './rhea-internals.ts';

const CREDIT = 100;

/** Receives the requests to a `$cbs` or `$management` node. A message that is no request is rejected. */
export function receiveRequests(receiver: Receiver, answer: (request: Request) => Promise<void>): void {
  receiveUndecoded(receiver);
  receiver.on('message', ({ delivery, message }) => {
    receiver.add_credit(1);
    try {
      const request = toRequest(message);
      delivery?.update(true, ACCEPTED);
      answer(request).catch((error: unknown) => process.emitWarning(error instanceof Error ? error : String(error)));
    } catch (error) {
      delivery?.update(true, rejected(asAmqpError(error)));
    }
  });
  receiver.add_credit(CREDIT);
}

/** @throws ServiceBusError */
function toRequest(bytes: unknown): Request {
  if (!Buffer.isBuffer(bytes)) throw refusals.undecodable('the request has no message');
  const message = decode(bytes);
  const { message_id: messageId, reply_to: replyTo, application_properties, body } = message;
  const isId = messageId === undefined || ['string', 'number'].includes(typeof messageId) || Buffer.isBuffer(messageId);
  if (!isId || (replyTo !== undefined && typeof replyTo !== 'string')) {
    throw refusals.undecodable('the message-id or the reply-to of the request has another type');
  }
  return { messageId, replyTo: replyTo ?? '', applicationProperties: application_properties ?? {}, body };
}

function decode(bytes: Buffer) {
  try {
    return rhea.message.decode(checkMessage(bytes));
  } catch (error) {
    throw refusals.undecodable(error);
  }
}
