import { ActButton } from '@partner-orders/embedded-azure/console-client/kit/act-button.tsx';
import { send } from '@partner-orders/embedded-azure/console-client/kit/ask.ts';
import { Badge } from '@partner-orders/embedded-azure/console-client/kit/badge.tsx';
import { duration, Moment } from '@partner-orders/embedded-azure/console-client/kit/moment.tsx';
import { Fault } from '@partner-orders/embedded-azure/console-client/kit/notice.tsx';
import { Table } from '@partner-orders/embedded-azure/console-client/kit/table.tsx';
import type { useAnswer } from '@partner-orders/embedded-azure/console-client/kit/use-answer.ts';
import type { Exchange } from '../../as-partner/exchange.ts';
import type { Terminal } from '../../as-partner/terminal.ts';
import type { ShownDeliveries, ShownEndpoint } from '../../webhooks/shown-inbox.ts';
import { EquivalentCall } from '../as-partner/equivalent-call.tsx';

interface DeliveriesProps {
  partner: string;
  endpointId: string;
  terminal: Terminal;
  listed: ReturnType<typeof useAnswer<ShownDeliveries>>;
}

/** What the partner's API says about the endpoint and its deliveries. */
export function Deliveries({ partner, endpointId, terminal, listed: { value, fault, again } }: DeliveriesProps) {
  const isEnabled = value?.endpoint?.enabled === true;
  const redeliver = async (id: string) => {
    const { status } = await send<Exchange>('POST', `/webhooks/${partner}/deliveries/${id}/redeliver`);
    again();
    if (status !== 202) throw new Error(`the API answered ${status}`);
    return 'It is sent again.';
  };
  return (
    <section aria-labelledby="deliveries-heading">
      <h2 id="deliveries-heading">
        Deliveries as the API lists them{' '}
        <button type="button" class="small" onClick={again}>
          Look now
        </button>
      </h2>
      <Fault message={fault} />
      {value === undefined ? null : (
        <>
          {value.endpoint === undefined ? null : <EndpointState endpoint={value.endpoint} />}
          <Table
            caption="Deliveries, the newest first"
            rows={value.deliveries}
            idOf={({ id }) => id}
            empty="No attempt has been made yet."
            columns={[
              { name: 'Event at', cell: ({ eventAt }) => <Moment at={eventAt} /> },
              { name: 'Type', cell: ({ type }) => type },
              {
                name: 'About',
                isMinor: true,
                cell: ({ orderId }) =>
                  orderId === undefined ? null : (
                    <a class="mono" href={`/orders/${orderId}`}>
                      {orderId}
                    </a>
                  ),
              },
              {
                name: 'Status',
                cell: ({ status }) => (
                  <Badge text={status} tone={status === 'delivered' ? 'good' : status === 'failed' ? 'bad' : 'busy'} />
                ),
              },
              {
                name: 'Attempts',
                cell: ({ attempts }) =>
                  attempts.map(({ at, status, latencyMs, error }) => (
                    <div key={at}>
                      <Moment at={at} /> {status ?? error ?? 'no answer'} <span class="dim">{duration(latencyMs)}</span>
                    </div>
                  )),
              },
              { name: 'Next', cell: ({ nextAttemptAt }) => <Moment at={nextAttemptAt} /> },
              {
                name: 'Again',
                cell: ({ id }) => (
                  <>
                    <ActButton isDisabled={!isEnabled} act={() => redeliver(id)}>
                      Send again
                    </ActButton>
                    <EquivalentCall
                      of="Send again"
                      terminal={terminal}
                      call={{
                        ...{ name: partner, method: 'POST' },
                        path: `/v1/webhook-endpoints/${endpointId}/deliveries/${id}/redeliver`,
                      }}
                    />
                  </>
                ),
              },
            ]}
          />
        </>
      )}
    </section>
  );
}

function EndpointState({ endpoint }: { endpoint: ShownEndpoint }) {
  const { types, enabled, failingSince, behindSince, disabledReason, oldSecretUntil } = endpoint;
  return (
    <p>
      <Badge
        text={enabled ? 'enabled' : `disabled: ${disabledReason ?? 'by its partner'}`}
        tone={enabled ? 'good' : 'bad'}
      />{' '}
      <span class="dim">for {types.join(', ')}</span>
      {failingSince === undefined ? null : (
        <>
          , failing since <Moment at={failingSince} />
        </>
      )}
      {behindSince === undefined ? null : (
        <>
          , behind since <Moment at={behindSince} />
        </>
      )}
      {oldSecretUntil === undefined ? null : (
        <>
          , an old secret signs too until <Moment at={oldSecretUntil} withDate />
        </>
      )}
    </p>
  );
}
