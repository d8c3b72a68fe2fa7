import { z } from 'zod';
import { refusals } from '../../service-bus-error.ts';
import { type Operation, SequenceNumbers } from './operation.ts';

const Body = z.object({ 'sequence-numbers': SequenceNumbers });

export const cancelScheduledMessage: Operation = async ({ entrance, path }, body) => {
  if (entrance === undefined) throw refusals.notAllowed(`Nothing can be scheduled on '${path}'.`);
  await entrance.cancelScheduled(Body.parse(body)['sequence-numbers']);
  return { body: null };
};
