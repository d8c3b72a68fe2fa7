import { startRedelivery } from '../../functions/http/webhook-endpoints/start-redelivery.ts';
import { Problem } from '../../shared/problems.ts';
import { findEndpoint } from './find-endpoint.ts';
import type { ActingCommand } from './operator-command.ts';
import { OpsError } from './ops-error.ts';
import { showMoment } from './show-moment.ts';
import { sinceOf, sinceOption } from './since-of.ts';
import { textOf } from './text-of.ts';

/** Starts the same job as a partner's request. The app does the work. */
export const redeliverWebhooks: ActingCommand = {
  isAct: true,
  name: 'webhooks redeliver',
  argument: 'endpoint',
  summary: 'send a webhook endpoint every event since a time that it has not received',
  options: {
    since: { ...sinceOption('what happened since then; events are kept for 30 days'), required: true },
  },

  async run(ports, given) {
    const since = (sinceOf(given, ports.clock.now()) ?? ports.clock.now()).toISOString();
    const { partnerId, endpoint } = await findEndpoint(ports, textOf(given, 'endpoint'));
    const ref = { partnerId, endpointId: endpoint.id };
    const job = await startRedelivery(ref, since, ports).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      throw new OpsError(`${endpoint.id} is disabled: webhooks enable ${endpoint.id}`);
    });
    // Also for one that runs: its message may have been lost.
    const round = `asked/${ports.clock.now().getTime()}`;
    await ports.webhookNudges.send([{ kind: 'redelivery', ...ref, jobId: job.id, round }]);
    const { id, failedSince, looked, redelivered } = job;
    const isOther = failedSince !== since;
    const lines = [
      isOther
        ? `${id} runs already, for events since ${showMoment(failedSince)}: ${looked} looked at, ${redelivered} sent again`
        : `${id} sends the events of ${endpoint.id} since ${showMoment(since)} that were not delivered`,
      ...(isOther ? ['start yours when it is done'] : []),
    ];
    return { lines, data: job, changes: [{ of: 'endpoint', id: endpoint.id, after: { redelivery: id, failedSince } }] };
  },
};
