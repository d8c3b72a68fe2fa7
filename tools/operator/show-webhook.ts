import type { WebhookDelivery } from '../../shared/domain/webhook-delivery.ts';
import { endpointLine } from './endpoint-line.ts';
import { findEndpoint } from './find-endpoint.ts';
import type { OperatorCommand } from './operator-command.ts';
import { showMoment } from './show-moment.ts';
import { printLatency } from './story/clock-of.ts';
import { textOf } from './text-of.ts';

const SHOWN = 20;

/** An endpoint with its last deliveries. */
export const showWebhook: OperatorCommand = {
  name: 'webhooks show',
  argument: 'endpoint',
  summary: `show a webhook endpoint with its last ${SHOWN} deliveries and their attempts`,
  options: { failed: { type: 'boolean', summary: 'only deliveries that failed for good' } },

  async run(ports, given) {
    const owned = await findEndpoint(ports, textOf(given, 'endpoint'));
    const { partnerId, endpoint } = owned;
    const status = given['failed'] ? 'failed' : undefined;
    const [{ deliveries }, pending] = await Promise.all([
      ports.webhookDeliveries.list({ partnerId, endpointId: endpoint.id }, { status, limit: SHOWN }),
      ports.webhooks.countPending(),
    ]);
    const { line, summary } = endpointLine(owned, pending.get(endpoint.id) ?? 0, ports.clock.now());
    const { secrets: _, createdWith: __, ...known } = endpoint;
    return {
      lines: [line, ...(deliveries.length > 0 ? deliveries.flatMap(describe) : ['nothing was sent'])],
      data: { ...known, ...summary, deliveries },
    };
  },
};

function describe({ id, type, status, eventAt, attempts, nextAttemptAt }: WebhookDelivery): string[] {
  const next = nextAttemptAt === undefined ? '' : `, next attempt ${showMoment(nextAttemptAt)}`;
  return [
    `${id}  ${type}  of ${showMoment(eventAt)}  ${status}${next}`,
    ...attempts.map(({ at, status: answer, latencyMs, error, excerpt }) => {
      const said = error ?? (excerpt === undefined ? '' : JSON.stringify(excerpt));
      return `  ${showMoment(at)}  ${answer ?? 'no answer'}  ${printLatency(latencyMs)}  ${said}`.trimEnd();
    }),
  ];
}
