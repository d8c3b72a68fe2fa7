import rhea from 'rhea';
import { z } from 'zod';
import { refusals } from '../../service-bus-error.ts';
import { MAX_MESSAGE_SIZE } from '../patch-session.ts';
import { readContent } from '../sending-client.ts';
import type { Operation } from './operation.ts';

const LONG = 0x81;
const Body = z.object({ messages: z.array(z.object({ message: z.instanceof(Buffer) })).min(1) });

/** Returns the sequence numbers by which the messages can be cancelled. */
export const scheduleMessage: Operation = async (entity, body) => {
  const { entrance, path } = entity;
  if (entrance === undefined) throw refusals.notAllowed(`Nothing can be sent to '${path}'.`);
  const contents = Body.parse(body).messages.map(({ message }) => {
    if (message.length > MAX_MESSAGE_SIZE) throw refusals.tooLarge(message.length, MAX_MESSAGE_SIZE);
    return readContent(message);
  });
  const sequenceNumbers = await entrance.schedule(contents);
  return { body: { 'sequence-numbers': rhea.types.wrap_array(sequenceNumbers, LONG, undefined) } };
};
