import { formatMoney } from '../../../shared/domain/money.ts';
import type { Paper } from '../../command-line/paper.ts';
import { wrapText } from '../../command-line/wrap-text.ts';
import { printLatency, type StoryClock } from './clock-of.ts';
import type { Story, StoryDelivery, StoryRefund } from './story.ts';

/** What our books know besides the saga: a part without anything is not printed. */
export function printRecords(story: Story, clock: StoryClock, paper: Paper): string[] {
  const { payment, shipment, refunds, hold, origin, deliveries, messages, differences } = story;
  const part = (title: string, rows: readonly string[]) =>
    rows.flatMap((row, n) => {
      const label = n === 0 ? title.padEnd(TITLE) : ' '.repeat(TITLE);
      const [first = '', ...others] = wrapText(row, { width: paper.width, indent: TITLE });
      return [`${paper.paint('strong', label)}${first.slice(TITLE)}`, ...others];
    });
  return [
    ...part('Payment', payment === undefined ? [] : [paymentLine(payment), ...disputeLines(payment, clock)]),
    ...part('Shipment', shipment === undefined ? [] : [shipmentLine(shipment)]),
    ...part(
      'Refunds',
      refunds.map((refund) => refundLine(refund, clock)),
    ),
    ...part('Hold', hold === undefined ? [] : [holdLine(hold, clock)]),
    ...part('Import', origin === undefined ? [] : [originLine(origin)]),
    ...part(
      'Webhooks',
      deliveries.flatMap((delivery) => deliveryLines(delivery, clock)),
    ),
    ...part(
      'Messages',
      messages.map(({ kind, id, of, type = '', because }) => `${kind} ${id} of ${of} ${type}: ${because}`),
    ),
    ...part(
      'Books',
      differences.map(({ id, about, what, since }) => `${id} ${about}: ${what}, since ${clock.print(since)}`),
    ),
  ];
}

const TITLE = 'Shipment  '.length;

function paymentLine({ id, state, renewals }: NonNullable<Story['payment']>): string {
  const renewed = renewals > 0 ? `, authorized again ${renewals} times` : '';
  return `${id}, ${state.replaceAll('_', ' ')}${renewed}`;
}

const disputeLines = ({ disputes }: NonNullable<Story['payment']>, clock: StoryClock) =>
  disputes.map(({ id, status, amount, openedAt }) => {
    return `dispute ${id} of ${formatMoney(amount)}, ${status}, since ${clock.print(openedAt)}`;
  });

function shipmentLine({ carrier, status, parcels }: NonNullable<Story['shipment']>): string {
  return `${carrier}, ${status}: ${parcels.map((parcel) => `${parcel.trackingNumber} ${parcel.status}`).join(', ')}`;
}

function refundLine(refund: StoryRefund, clock: StoryClock): string {
  const { id, amount, status, saga, because, remaining, atProviderSince, createdAt } = refund;
  const facts = [
    `${id} of ${formatMoney(amount)}, ${status}, asked for ${clock.print(createdAt)}`,
    saga !== 'completed' && `saga ${saga}`,
    atProviderSince && `at the provider since ${clock.print(atProviderSince)}`,
    remaining.length > 0 && `left: ${remaining.join(', ')}`,
    because && `${because.code}: ${because.message}`,
  ];
  return facts.filter(Boolean).join(', ');
}

function holdLine(hold: NonNullable<Story['hold']>, clock: StoryClock): string {
  const { state, rules, since, until, onDeadline, by, because } = hold;
  const isOpen = state === 'held' || state === 'required';
  const end = isOpen ? `, ${onDeadline} at ${clock.print(until)}` : '';
  const who = by === undefined ? '' : ` by ${by}`;
  return `${state}${who} (${rules.join(', ')}), since ${clock.print(since)}${end}${because ? `: ${because}` : ''}`;
}

function originLine({ jobId, line, status }: NonNullable<Story['origin']>): string {
  return `${jobId}${line === undefined ? '' : `, line ${line}`}${status === undefined ? ', not kept any more' : `, ${status}`}`;
}

function deliveryLines({ url, type, status, attempts, nextAttemptAt, endpointId }: StoryDelivery, clock: StoryClock) {
  const last = attempts.at(-1);
  const answer = last && `${attempts.length > 1 ? `${attempts.length} attempts, last ` : ''}${clock.print(last.at)}`;
  const how = last && [last.status ?? 'no answer', printLatency(last.latencyMs), last.error].filter(Boolean).join(', ');
  const next = nextAttemptAt === undefined ? undefined : `next ${clock.print(nextAttemptAt)}`;
  const facts = [answer, how, next].filter(Boolean).join(', ');
  return [`${status} ${type} to ${url} (${endpointId})${facts === '' ? '' : `: ${facts}`}`];
}
