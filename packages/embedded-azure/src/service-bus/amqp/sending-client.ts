import type { EventContext, Receiver } from 'rhea';
import type { Entrance } from '../broker/entrance.ts';
import { AmqpDecodeError, decodeScalar } from '../message/decode-amqp.ts';
import { MessageContent } from '../message/message-content.ts';
import { splitSections } from '../message/message-sections.ts';
import { refusals } from '../service-bus-error.ts';
import { MAX_MESSAGE_SIZE, receiveUndecoded } from './patch-session.ts';
import { asAmqpError } from './refuse-link.ts';
import { ACCEPTED, linkInternals, rejected } from './rhea-internals.ts';

/** The format of a batch: each data section contains a whole message. */
const BATCH_FORMAT = 0x8001_3700;
const CREDIT = 1000;

/** Receives the messages of a link on which a client sends, and accepts each once it is durable. */
export function serveSendingClient(receiver: Receiver, entrance: Entrance): void {
  receiveUndecoded(receiver);
  receiver.on('message', (context) => {
    // In steps of half the window, because a flow frame for every message would cost as much as the message.
    const credit = linkInternals(receiver).credit;
    if (credit < CREDIT / 2) receiver.add_credit(CREDIT - credit);
    void take(context, entrance);
  });
  receiver.add_credit(CREDIT);
}

async function take(context: EventContext, entrance: Entrance): Promise<void> {
  const { delivery, message: bytes } = context;
  if (delivery === undefined || !Buffer.isBuffer(bytes)) return;
  try {
    if (bytes.length > MAX_MESSAGE_SIZE) throw refusals.tooLarge(bytes.length, MAX_MESSAGE_SIZE);
    await entrance.send(readContents(bytes, delivery.format === BATCH_FORMAT));
    delivery.update(true, ACCEPTED);
  } catch (error) {
    delivery.update(true, rejected(asAmqpError(error)));
  }
}

/**
 * The messages of a delivery, checked as far as the broker reads them.
 *
 * @throws ServiceBusError if they are not valid AMQP
 */
function readContents(bytes: Buffer, isBatch: boolean): MessageContent[] {
  try {
    return isBatch ? splitSections(bytes).data.map((data) => readContent(binaryOf(data))) : [readContent(bytes)];
  } catch (error) {
    throw refusals.undecodable(error);
  }
}

function binaryOf(data: Buffer): Buffer {
  const value = decodeScalar(data);
  if (!Buffer.isBuffer(value)) throw new AmqpDecodeError('a data section of a batch is not binary');
  return value;
}

/** Copies the bytes: rhea's are a view of the socket's buffer, which would stay in memory as a whole. */
export function readContent(bytes: Buffer): MessageContent {
  const content = new MessageContent(Buffer.from(bytes)).withMessageId();
  // Read the values now, so that an invalid message is refused instead of failing at its delivery.
  content.timeToLive;
  content.scheduledEnqueueTime;
  content.applicationProperty('');
  return content;
}
