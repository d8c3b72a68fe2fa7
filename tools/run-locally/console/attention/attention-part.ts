import type { ConsolePart } from '@partner-orders/embedded-azure/console/console-part';
import { listEntities } from '@partner-orders/embedded-azure/console/messages/list-entities';
import { causeOf } from '../../../../shared/cause-of.ts';
import type { TelemetryQuestions } from '../../../monitoring/telemetry-questions.ts';
import { connectPorts } from '../../../operator/connect-ports.ts';
import type { Connections } from '../../../operator/connections.ts';
import type { OperatorPorts } from '../../../operator/operator-ports.ts';
import { neglectedSince } from '../../../operator/tell-needs.ts';
import { LatestAlerts } from './latest-alerts.ts';
import type { AttentionItem, ShownAttention } from './shown-attention.ts';

export interface AttentionPartOptions {
  connections: Connections;
  /** Where Service Bus says how many messages its queues have. */
  countsUrl: string;
  questions: Pick<TelemetryQuestions, 'alerts'>;
  /** The one that counts this and more in a terminal. */
  command: string;
}

/** What needs a person: how many of each kind, by bounded queries. A source that is away takes no other with it. */
export function attentionPart({ connections, countsUrl, questions, command }: AttentionPartOptions): ConsolePart {
  const { ports, close } = connectPorts(() => connections);
  const alerts = new LatestAlerts(questions);
  return {
    name: 'attention',
    routes: [
      {
        method: 'GET',
        path: '/api/attention',
        handle: async () => {
          const counted = await Promise.all([...storedIn(ports), deadLettersAt(countsUrl)]);
          const body: ShownAttention = { items: [...counted, firing(alerts)], command };
          return { status: 200, body };
        },
      },
    ],
    close,
  };
}

function storedIn({ ordersAdmin, screenedOrders, refundsAdmin, rejections, outbox }: OperatorPorts) {
  const documents = (container: string, where: string) =>
    `/documents/${container}?${new URLSearchParams({ q: `SELECT * FROM c WHERE ${where}` })}`;
  return [
    count(['stuck order', 'stuck orders'], '/orders?only=stuck', () => ordersAdmin.countOpen({ sagas: ['stuck'] })),
    count(['order on hold', 'orders on hold'], '/orders?only=held', () =>
      screenedOrders.countHeld(neglectedSince(new Date()).late),
    ),
    count(['stuck refund', 'stuck refunds'], documents('orders', 'c.type = "refund" AND c.sagaStatus = "stuck"'), () =>
      refundsAdmin.countOpen({ sagas: ['stuck'] }),
    ),
    count(['rejected message', 'rejected messages'], '/documents/rejections', () => rejections.count()),
    count(['parked event', 'parked events'], documents('orders', 'c.parked.at > ""'), () => outbox.countParked()),
  ];
}

const deadLetters: AttentionItem['names'] = ['dead letter', 'dead letters'];

async function deadLettersAt(countsUrl: string): Promise<AttentionItem> {
  let url = '/messages';
  const item = await count(deadLetters, url, async () => {
    const full = (await listEntities(countsUrl)).filter(({ deadLettered }) => deadLettered > 0);
    const [only, ...others] = full;
    if (only !== undefined && others.length === 0) url = `/messages/${only.path}?sub=deadLetter`;
    return full.reduce((sum, { deadLettered }) => sum + deadLettered, 0);
  });
  return { ...item, url };
}

function firing(alerts: LatestAlerts): AttentionItem {
  const { firing: found, fault } = alerts.ask(Date.now());
  const because = found === undefined ? (fault ?? 'being evaluated') : undefined;
  return {
    ...{ names: ['alert that fires', 'alerts that fire'], count: found, because },
    url: found === 0 || found === undefined ? '/alerts' : '/alerts?state=fires',
  };
}

async function count(names: AttentionItem['names'], url: string, ask: () => Promise<number>): Promise<AttentionItem> {
  try {
    return { names, url, count: await ask(), because: undefined };
  } catch (error) {
    return { names, url, count: undefined, because: `its source is away: ${causeOf(error).message}` };
  }
}
