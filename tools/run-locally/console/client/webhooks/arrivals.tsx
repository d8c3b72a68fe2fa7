import { ActButton } from '@partner-orders/embedded-azure/console-client/kit/act-button.tsx';
import { send } from '@partner-orders/embedded-azure/console-client/kit/ask.ts';
import { Badge, type Tone } from '@partner-orders/embedded-azure/console-client/kit/badge.tsx';
import { JsonView } from '@partner-orders/embedded-azure/console-client/kit/json-view.tsx';
import { duration, Moment } from '@partner-orders/embedded-azure/console-client/kit/moment.tsx';
import { OpenedHeading } from '@partner-orders/embedded-azure/console-client/kit/opened-heading.tsx';
import { Table } from '@partner-orders/embedded-azure/console-client/kit/table.tsx';
import { useState } from 'preact/hooks';
import type { Arrival } from '../../webhooks/shown-inbox.ts';

interface ArrivalsProps {
  partner: string;
  arrivals: readonly Arrival[];
  onDone: () => void;
}

/** What has arrived, live; one can be opened. */
export function Arrivals({ partner, arrivals, onDone }: ArrivalsProps) {
  const [open, setOpen] = useState<number>();
  const shown = arrivals.find(({ number }) => number === open);
  const clear = async () => {
    await send('DELETE', `/webhooks/${partner}/arrivals`);
    onDone();
    return undefined;
  };
  return (
    <section aria-labelledby="arrivals-heading">
      <h2 id="arrivals-heading">Arrived</h2>
      <Table
        caption="Webhooks that have arrived, the newest first"
        rows={arrivals}
        idOf={({ number }) => String(number)}
        isSelected={({ number }) => number === open}
        empty="Nothing has arrived since the console was started. Send a test event, or place an order."
        columns={[
          { name: 'Arrived', cell: ({ at }) => <Moment at={at} /> },
          {
            name: 'Event',
            cell: ({ number, type }) => (
              <button type="button" class="small" aria-expanded={number === open} onClick={() => setOpen(number)}>
                {type ?? 'not an event'}
              </button>
            ),
          },
          {
            name: 'Signature',
            cell: ({ fault }) => (
              <Badge text={fault === undefined ? 'verified' : 'wrong'} tone={fault === undefined ? 'good' : 'bad'} />
            ),
          },
          {
            name: 'About',
            cell: ({ subject }) =>
              subject?.startsWith('ord_') ? (
                <a class="mono" href={`/orders/${subject}`}>
                  {subject}
                </a>
              ) : (
                subject
              ),
          },
          { name: 'Attempt', cell: ({ attempt }) => attempt, isNumber: true },
          { name: 'Answer', cell: ({ answer }) => <Badge text={answer} tone={toneOf(answer)} /> },
          { name: 'Since the event', cell: ({ latencyMs }) => duration(latencyMs), isNumber: true },
        ]}
      />
      {arrivals.length === 0 ? null : (
        <p>
          <ActButton
            act={clear}
            question={`Clear the list of what has arrived for ${partner}? It is not kept anywhere else.`}
          >
            Clear the list
          </ActButton>
        </p>
      )}
      {shown === undefined ? null : <Opened key={shown.number} arrival={shown} />}
    </section>
  );
}

function Opened({ arrival: { type, fault, headers, body } }: { arrival: Arrival }) {
  return (
    <article class="card">
      <OpenedHeading level="h3">{type ?? 'Not an event'}</OpenedHeading>
      {fault === undefined ? null : <p class="notice bad">The signature is wrong: {fault}</p>}
      <JsonView value={pretty(body)} label="The body of the webhook" />
      <dl class="pairs">
        {headers.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

const toneOf = (answer: string): Tone => (answer.startsWith('20') ? 'good' : 'warn');

function pretty(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
