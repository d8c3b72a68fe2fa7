import { removeAttempts } from '../../shared/attempts.ts';
import type { Rejection } from '../../shared/domain/rejection.ts';
import type { Retry } from '../../shared/ports/retries.ts';
import { allOption, choose } from './choose.ts';
import type { ActingCommand, ActReport } from './operator-command.ts';
import { reportPart } from './partly-done.ts';

/** Each is first sent and then deleted, so that none is lost in between. */
export const requeueRejections: ActingCommand = {
  isAct: true,
  name: 'rejections requeue',
  optionalArguments: ['rejection'],
  summary: 'send one or all rejections to their consumer again, once the cause is fixed',
  options: { all: allOption },

  async run({ rejections, retries }, given) {
    const { rejections: all } = await rejections.list();
    const chosen = choose(given, 'rejection', all);
    const whole = chosen.filter(({ message }) => message.isWhole);
    const cut = chosen.filter(({ message }) => !message.isWhole).map(({ id }) => id);
    const done: Rejection[] = [];
    const kept = cut.map((id) => `${id} can't be sent again: its body was too long to keep, or held a secret`);
    const report = (): ActReport => {
      const requeued = done.map(({ id }) => id);
      return {
        lines: [`${requeued.length} sent again`, ...requeued, ...kept],
        data: { requeued, cut },
        changes: done.map(toChange),
      };
    };
    const requeue = async () => {
      for (const rejection of whole) {
        await retries.schedule(retryOf(rejection));
        done.push(rejection);
        await rejections.forget(rejection);
      }
    };
    await reportPart(requeue, report);
    return report();
  },
};

/**
 * Builds the message for its own subscription, with an id that duplicate detection does not know yet. The id is derived from
 * the rejection's, so that a repeated command sends nothing twice.
 */
function retryOf({ id, subscription, message }: Rejection): Retry {
  const { contentType, properties, body } = message;
  return {
    subscription,
    messageId: `${id}/again`,
    contentType,
    properties: removeAttempts(properties),
    body: JSON.parse(body) as unknown,
  };
}

const toChange = ({ id, consumer }: Rejection) => ({
  of: 'rejection' as const,
  id,
  before: { consumer },
  after: 'sent again',
});
