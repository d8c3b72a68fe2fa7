import { Badge } from '@partner-orders/embedded-azure/console-client/kit/badge.tsx';
import { duration, Moment } from '@partner-orders/embedded-azure/console-client/kit/moment.tsx';
import type { ComponentChildren } from 'preact';
import type { StoryDelivery } from '../../../../operator/story/story.ts';
import type { ShownStory } from '../../orders/shown-orders.ts';
import { moneyText } from './money-text.ts';

/** What the books say besides the saga: ours, and beside them what the providers really did. */
export function StoryRecords({ shown }: { shown: ShownStory }) {
  const { story, payments, shipments } = shown;
  const { payment, shipment, refunds, hold, origin, deliveries, messages, differences } = story;
  return (
    <div class="grid records">
      <Card title="Payment" isEmpty={payment === undefined && !payments?.length} empty="No payment.">
        {payment === undefined ? null : (
          <Pair name="Our books">
            {words(payment.state)}
            {payment.renewals > 0 ? `, authorized again ${payment.renewals} times` : ''}
          </Pair>
        )}
        {payment?.disputes.map(({ id, status, amount, openedAt }) => (
          <Pair key={id} name="Dispute">
            {words(status)}, {moneyText(amount)}, since <Moment at={openedAt} />
            <div>
              <code>{id}</code>
            </div>
          </Pair>
        ))}
        {payments === undefined ? <Pair name="The provider">doesn’t answer</Pair> : null}
        {payments?.map((record) => (
          <Pair key={record.id} name="The provider">
            {words(record.status)}: captured {moneyText({ ...record, amount: record.captured })} of {moneyText(record)}
            {record.refunded > 0 ? `, paid back ${moneyText({ ...record, amount: record.refunded })}` : ''}
            <div class="dim">
              authorized {times(record.authorizations)}, captured {times(record.captures)}, cancelled{' '}
              {times(record.cancels)}, refunded {times(record.refunds)}
            </div>
            <code>{record.id}</code>
          </Pair>
        ))}
      </Card>
      <Card title="Shipment" isEmpty={shipment === undefined && !shipments?.length} empty="No shipment.">
        {shipment === undefined ? null : (
          <Pair name="Our books">
            {words(shipment.status)} with {shipment.carrier}
            {shipment.parcels.map(({ trackingNumber, status }) => (
              <div key={trackingNumber}>
                <code>{trackingNumber}</code> {words(status)}
              </div>
            ))}
          </Pair>
        )}
        {shipments === undefined ? <Pair name="The carrier">doesn’t answer</Pair> : null}
        {shipments?.map(({ status, trackingNumber, counts }) => (
          <Pair key={trackingNumber} name="The carrier">
            {status === 'tombstone' ? 'cancelled before it was booked' : words(status)}
            <div class="dim">{counts.map(([what, count]) => `${what}: ${count}`).join(', ')}</div>
          </Pair>
        ))}
      </Card>
      {refunds.length === 0 ? null : (
        <Card title="Refunds">
          {refunds.map(({ id, status, amount, saga, createdAt, because, remaining, atProviderSince }) => (
            <Pair key={id} name={moneyText(amount)}>
              <Badge text={status} tone={status === 'succeeded' ? 'good' : status === 'failed' ? 'bad' : 'busy'} />{' '}
              {saga === 'completed' ? '' : `saga ${saga}, `}asked for <Moment at={createdAt} />
              {atProviderSince === undefined ? null : (
                <>
                  , at the provider since <Moment at={atProviderSince} />
                </>
              )}
              {remaining.length > 0 ? <div class="why">left: {remaining.join(', ')}</div> : null}
              {because === undefined ? null : (
                <div class="why bad">
                  {because.code}: {because.message}
                </div>
              )}
              <div class="dim">
                <code>{id}</code>
              </div>
            </Pair>
          ))}
        </Card>
      )}
      {hold === undefined ? null : (
        <Card title="Review">
          <Pair name={words(hold.state)}>
            {hold.rules.join(', ')}, since <Moment at={hold.since} />
            {hold.by === undefined ? null : <div>by {hold.by}</div>}
            {hold.because === undefined ? null : <div>{hold.because}</div>}
            <div class="dim">
              without a verdict: {hold.onDeadline} at <Moment at={hold.until} withDate />
            </div>
          </Pair>
        </Card>
      )}
      {origin === undefined ? null : (
        <Card title="Import">
          <Pair name={origin.jobId}>
            {origin.line === undefined ? '' : `line ${origin.line}, `}
            {origin.status ?? 'not kept any more'}
          </Pair>
        </Card>
      )}
      <Card
        title="Webhooks"
        isEmpty={deliveries.length === 0}
        empty={
          <>
            Nothing was sent: the partner has no <a href="/webhooks">webhook endpoint</a> for these events.
          </>
        }
      >
        {deliveries.map((delivery) => (
          <Delivery key={delivery.id} delivery={delivery} />
        ))}
      </Card>
      {messages.length === 0 ? null : (
        <Card title="Messages that wait for an operator">
          {messages.map(({ kind, id, of, type, because }) => (
            <Pair key={id} name={words(kind)}>
              {type} of {of}: {because} <code>{id}</code>
            </Pair>
          ))}
        </Card>
      )}
      {differences.length === 0 ? null : (
        <Card title="Where the books differ">
          {differences.map(({ id, about, what, since }) => (
            <Pair key={id} name={about}>
              {what}, since <Moment at={since} />
            </Pair>
          ))}
        </Card>
      )}
    </div>
  );
}

function Delivery({ delivery }: { delivery: StoryDelivery }) {
  const { type, status, attempts, nextAttemptAt, url, sequence } = delivery;
  return (
    <Pair name={`${sequence === undefined ? '' : `${sequence}. `}${type}`}>
      <Badge text={status} tone={status === 'delivered' ? 'good' : status === 'failed' ? 'bad' : 'busy'} />{' '}
      {attempts.map(({ at, status: code, error, latencyMs }) => (
        <span key={at} class="attempt">
          {code ?? 'no answer'} <span class="dim">{duration(latencyMs)}</span>
          {error === undefined ? '' : ` ${error}`}{' '}
        </span>
      ))}
      {nextAttemptAt === undefined ? null : (
        <span class="why">
          next <Moment at={nextAttemptAt} />
        </span>
      )}
      <div class="dim">{url}</div>
    </Pair>
  );
}

interface CardProps {
  title: string;
  isEmpty?: boolean;
  empty?: ComponentChildren;
  children: ComponentChildren;
}

function Card({ title, isEmpty = false, empty, children }: CardProps) {
  return (
    <section class="card" aria-label={title}>
      <h3>{title}</h3>
      {isEmpty ? <p class="dim">{empty}</p> : <dl class="pairs">{children}</dl>}
    </section>
  );
}

function Pair({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const words = (text: string) => text.replaceAll('_', ' ');

const times = (count: number) => (count === 1 ? 'once' : `${count} times`);
