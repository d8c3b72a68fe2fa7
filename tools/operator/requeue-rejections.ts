import type { ServiceBusMessage } from '@azure/service-bus';
import { withoutAttempts } from '../../shared/attempts.ts';
import type { Rejection } from '../../shared/domain/rejection.ts';
import { topic } from '../../shared/topic.ts';
import { allOption, choose } from './choose.ts';
import type { Command } from './command.ts';
import { forgetRejection, rejectionsIn } from './rejections.ts';

/** Each is sent first and forgotten then, so that none is lost in between. */
export const requeueRejections: Command = {
  name: 'rejections requeue',
  optionalArgument: 'rejection',
  summary: 'send one or all to their consumer again, after what was wrong is mended',
  options: { all: allOption },

  async run(azure, given) {
    const chosen = choose(given, 'rejection', await rejectionsIn(azure));
    const whole = chosen.filter(({ message }) => message.isWhole);
    const cut = chosen.filter(({ message }) => !message.isWhole).map(({ id }) => id);
    const sender = azure.serviceBus.createSender(topic.name);
    try {
      for (const rejection of whole) {
        await sender.sendMessages(again(rejection));
        await forgetRejection(azure, rejection);
      }
    } finally {
      await sender.close();
    }
    const requeued = whole.map(({ id }) => id);
    const kept = cut.map((id) => `${id} can't be sent again: its body was too long to keep, or held a secret`);
    return { lines: [`${requeued.length} sent again`, ...requeued, ...kept], data: { requeued, cut } };
  },
};

/**
 * The message as it was, for its own subscription, under an id that duplicate detection doesn't know yet. Made of the
 * rejection's id, so that a command that is repeated after half of it sends nothing twice; should it be rejected again,
 * that rejection has another id.
 */
function again({ id, subscription, message }: Rejection): ServiceBusMessage {
  const { contentType, properties, body } = message;
  return {
    body: JSON.parse(body) as unknown,
    to: subscription,
    messageId: `${id}/again`,
    ...(contentType === undefined ? {} : { contentType }),
    applicationProperties: withoutAttempts(properties),
  };
}
