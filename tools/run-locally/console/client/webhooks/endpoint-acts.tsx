import { ActButton } from '@partner-orders/embedded-azure/console-client/kit/act-button.tsx';
import { send } from '@partner-orders/embedded-azure/console-client/kit/ask.ts';
import { BusyButton } from '@partner-orders/embedded-azure/console-client/kit/busy-button.tsx';
import { Fault } from '@partner-orders/embedded-azure/console-client/kit/notice.tsx';
import { useState } from 'preact/hooks';
import type { Exchange } from '../../as-partner/exchange.ts';
import type { CurlCall } from '../../as-partner/write-curl.ts';
import type { ShownEndpoint, ShownInbox } from '../../webhooks/shown-inbox.ts';
import { EquivalentCall } from '../as-partner/equivalent-call.tsx';
import { ExchangeView } from '../as-partner/exchange-view.tsx';

interface EndpointActsProps {
  partner: string;
  inbox: ShownInbox;
  /** As the API has it; undefined while that is not known. */
  endpoint: ShownEndpoint | undefined;
  onDone: () => void;
}

const enabling = (path: string): [of: string, call: Omit<CurlCall, 'name'>, note: string] => [
  'Enable it again',
  { method: 'PATCH', path, headers: { 'If-Match': '*' }, body: { enabled: true } },
  'The button reads the endpoint first, and sends its ETag instead of *.',
];

/** Makes the partner's endpoint that leads here, and changes it, all through the API. */
export function EndpointActs({ partner, inbox, endpoint, onDone }: EndpointActsProps) {
  const { endpointId, url, types, terminal } = inbox;
  const [chosen, setChosen] = useState('order.*');
  const [overlap, setOverlap] = useState(24);
  const [state, setState] = useState<{ isBusy?: boolean; exchange?: Exchange; fault?: string }>({});
  const act = async (method: 'POST' | 'DELETE', path: string, body?: unknown) => {
    setState({ isBusy: true });
    try {
      setState({ exchange: await send<Exchange>(method, `/webhooks/${partner}/${path}`, body) });
      onDone();
    } catch (error) {
      setState({ fault: error instanceof Error ? error.message : String(error) });
    }
  };
  /** What it did is shown below. */
  const actAfterQuestion = async (...request: Parameters<typeof act>) => {
    await act(...request);
    return undefined;
  };
  const path = `/v1/webhook-endpoints/${endpointId}`;
  const creation = { url, types: [chosen], description: 'the console' };
  const unknownSecret =
    'The button also keeps the secret of the answer. After the line above this page doesn’t know it, and finds no signature right.';
  const calls: readonly [of: string, call: Omit<CurlCall, 'name'>, note?: string][] =
    endpointId === undefined
      ? [['Create the endpoint', { method: 'POST', path: '/v1/webhook-endpoints', body: creation }, unknownSecret]]
      : [
          ['Send a test event', { method: 'POST', path: `${path}/test` }],
          [
            'Rotate the secret',
            { method: 'POST', path: `${path}/rotate-secret`, body: { overlapHours: overlap } },
            unknownSecret,
          ],
          ...(endpoint?.enabled === false ? [enabling(path)] : []),
          ['Delete it', { method: 'DELETE', path }],
        ];
  const isBusy = state.isBusy === true;
  const isDisabled = endpoint?.enabled === false;
  return (
    <section class="card" aria-labelledby="endpoint-heading">
      <h2 id="endpoint-heading">Endpoint</h2>
      {endpointId === undefined ? (
        <>
          <p class="dim">
            {partner} has no endpoint that leads here. Create one, and then place an order: its events arrive below.
          </p>
          <div class="fields">
            <label>
              Types of events
              <select value={chosen} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
                {types.map((type) => (
                  <option key={type}>{type}</option>
                ))}
              </select>
            </label>
            <BusyButton
              type="button"
              class="main"
              isOff={isBusy}
              onClick={() => act('POST', 'endpoint', { types: [chosen] })}
            >
              Create the endpoint
            </BusyButton>
          </div>
        </>
      ) : (
        <>
          <p>
            <code>{endpointId}</code> <span class="dim">sends to</span> <code>{url}</code>
          </p>
          {isDisabled ? (
            <p class="notice warn" role="status">
              The endpoint is disabled, so nothing is sent to it: enable it again first.
            </p>
          ) : null}
          <div class="fields">
            <BusyButton type="button" isOff={isBusy || isDisabled} onClick={() => act('POST', 'test')}>
              Send a test event
            </BusyButton>
            <label>
              Old secrets sign for
              <select value={overlap} onChange={({ currentTarget }) => setOverlap(Number(currentTarget.value))}>
                <option value={24}>24 more hours</option>
                <option value={0}>no longer</option>
              </select>
            </label>
            <ActButton
              isDisabled={isBusy}
              question={
                overlap === 0
                  ? 'Rotate the secret? A receiver that has only the old one refuses every event.'
                  : undefined
              }
              act={() => actAfterQuestion('POST', 'rotate', { overlapHours: overlap })}
            >
              Rotate the secret
            </ActButton>
            {isDisabled ? (
              <BusyButton type="button" class="main" isOff={isBusy} onClick={() => act('POST', 'enable')}>
                Enable it again
              </BusyButton>
            ) : null}
            <ActButton
              isDisabled={isBusy}
              question={`Delete ${endpointId}? Its secrets and its deliveries are gone, and waiting events are not sent.`}
              act={() => actAfterQuestion('DELETE', 'endpoint')}
            >
              Delete it
            </ActButton>
          </div>
        </>
      )}
      {calls.map(([of, call, note]) => (
        <EquivalentCall key={of} of={of} terminal={terminal} call={{ name: partner, ...call }} note={note} />
      ))}
      <Fault message={state.fault} />
      {state.exchange === undefined ? null : <ExchangeView exchange={state.exchange} />}
    </section>
  );
}
