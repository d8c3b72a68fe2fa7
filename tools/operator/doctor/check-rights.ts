import { causeOf } from '../../../shared/cause-of.ts';
import { explainFailure } from './explain-failure.ts';
import { type Check, type Finding, missing, well } from './finding.ts';
import { isRefusal } from './is-refusal.ts';

/** What operators have to be allowed besides reading: to repair, to say what they did, and to send messages again. */
export const checkRights: Check = {
  subject: 'the rights of an operator',
  async run({ installation, auditLog, queues }) {
    const [unwritable, audit, sending] = await Promise.all([
      installation.findUnwritable(),
      faultOf(auditLog.list({}, 1)),
      faultOf(queues.requireSending()),
    ]);
    const faults: Finding[] = [
      ...(unwritable.length > 0
        ? missing(
            `you may not write in ${unwritable.join(', ')}: no order can be repaired there`,
            'give yourself Cosmos DB Built-in Data Contributor on them: docs/operations.md',
          )
        : []),
      ...(audit === undefined
        ? []
        : lacking(
            audit,
            ['you may not read the audit', 'what can’t be recorded can’t be done'],
            'give yourself Cosmos DB Audit Appender on the container audit: docs/operations.md',
          )),
      ...(sending === undefined
        ? []
        : lacking(
            sending,
            ['you may not send messages again'],
            'give yourself Azure Service Bus Data Sender on the namespace: docs/operations.md',
          )),
    ];
    return faults.length > 0 ? faults : well('you may repair orders, send messages again, and record what you do');
  },
};

const faultOf = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (error: unknown) => ({ error }),
  );

/** A service that doesn't answer has refused nothing: no role would help. */
function lacking({ error }: { error: unknown }, [what, effect]: [string, string?], remedy: string): Finding[] {
  const { message } = causeOf(error);
  if (isRefusal(error)) return missing([`${what}: ${message}`, effect].filter(Boolean).join('; '), remedy);
  const unseen = `whether ${what.replace('you may not', 'you may')} can’t be examined: ${message}`;
  return [{ state: 'failed', what: unseen, remedy: explainFailure(error, 'azure') }];
}
