import { ActButton } from '@partner-orders/embedded-azure/console-client/kit/act-button.tsx';
import { send } from '@partner-orders/embedded-azure/console-client/kit/ask.ts';
import { Command } from '@partner-orders/embedded-azure/console-client/kit/command.tsx';
import { Fault } from '@partner-orders/embedded-azure/console-client/kit/notice.tsx';
import { writeRequest } from '@partner-orders/embedded-azure/console-client/kit/write-request.ts';
import { useState } from 'preact/hooks';
import type { Exchange } from '../../as-partner/exchange.ts';
import type { CurlCall } from '../../as-partner/write-curl.ts';
import type { ShownStory } from '../../orders/shown-orders.ts';
import { EquivalentCall } from '../as-partner/equivalent-call.tsx';
import { ExchangeView } from '../as-partner/exchange-view.tsx';

/** What the order's partner, its payer and the carrier can do with it. */
export function PartnerActs({ shown, onDone }: { shown: ShownStory; onDone: () => void }) {
  const { story, can, payerUrl, playUrls, terminal } = shown;
  const { id, partnerId, total } = story.order;
  const [exchange, setExchange] = useState<Exchange>();
  const [fault, setFault] = useState<string>();
  const [amount, setAmount] = useState('');
  const [isRestocked, setRestocked] = useState(false);
  const [reference, setReference] = useState('');
  const [idempotencyKey, setKey] = useState(() => crypto.randomUUID());
  /** What the API answered is shown below. */
  const callAs = async (body: unknown): Promise<undefined> => {
    setFault(undefined);
    try {
      setExchange(await send<Exchange>('POST', `/orders/${id}/partner`, body));
      // The next refund is another one. Without an answer, it may be the same.
      setKey(crypto.randomUUID());
      onDone();
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  const currency = total?.currency ?? 'EUR';
  const isAmount = amount === '' || Number(amount) >= 0.01;
  const refundBody = {
    reason: 'Sent from the console',
    ...(amount === '' ? {} : { amount: { amount: Math.round(Number(amount) * 100), currency } }),
    ...(isRestocked && amount === '' ? { restock: true } : {}),
  };
  const refund = () => callAs({ act: 'refund', idempotencyKey, body: refundBody });
  const path = `/v1/orders/${id}`;
  const calls: readonly [of: string, isOffered: boolean, call: CurlCall | undefined, note?: string][] = [
    ['Cancel the order', can.cancel, { name: partnerId, method: 'POST', path: `${path}/cancel` }],
    [
      'Refund',
      can.refund,
      isAmount
        ? {
            ...{ name: partnerId, method: 'POST', path: `${path}/refunds`, body: refundBody },
            headers: { 'Idempotency-Key': idempotencyKey },
          }
        : undefined,
    ],
    [
      'Change it',
      true,
      reference === ''
        ? undefined
        : { name: partnerId, method: 'PATCH', path, headers: { 'If-Match': '*' }, body: { reference } },
      'The button reads the order first, and sends its ETag instead of *: then a change by somebody else meanwhile is not overwritten.',
    ],
  ];
  const play = async (who: string, body: unknown) => {
    const { done } = await send<{ done: string }>('POST', `/orders/${id}/${who}`, body);
    onDone();
    return done;
  };
  return (
    <section class="card" aria-labelledby="partner-acts">
      <h2 id="partner-acts">As {partnerId}</h2>
      <div class="fields">
        <ActButton
          isDisabled={!can.cancel}
          question="Cancel the order? What its saga has done is undone, and it can’t be taken up again."
          act={() => callAs({ act: 'cancel' })}
        >
          Cancel the order
        </ActButton>
      </div>
      <form class="fields" aria-label="Refund" onSubmit={(event) => event.preventDefault()}>
        <label>
          Amount in {currency}, or all that is left
          <input
            type="number"
            min="0.01"
            step="0.01"
            value={amount}
            placeholder="all"
            disabled={!can.refund}
            onInput={({ currentTarget }) => setAmount(currentTarget.value)}
          />
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={isRestocked}
            disabled={!can.refund || amount !== ''}
            onChange={({ currentTarget }) => setRestocked(currentTarget.checked)}
          />
          back on sale
        </label>
        <ActButton
          isDisabled={!can.refund || !isAmount}
          question={`Refund ${amount === '' ? 'all that is left' : `${amount} ${currency}`}? Money that is paid back can’t be charged again.`}
          act={refund}
        >
          Refund
        </ActButton>
      </form>
      <form
        class="fields"
        aria-label="Change"
        onSubmit={(event) => {
          event.preventDefault();
          void callAs({ act: 'change', body: { reference } });
        }}
      >
        <label>
          New reference
          <input
            value={reference}
            required
            maxLength={64}
            onInput={({ currentTarget }) => setReference(currentTarget.value)}
          />
        </label>
        <button type="submit">Change it</button>
      </form>
      {calls.map(([of, isOffered, call, note]) =>
        isOffered ? <EquivalentCall key={of} of={of} terminal={terminal} call={call} note={note} /> : null,
      )}
      <Fault message={fault} />
      {exchange === undefined ? null : <ExchangeView exchange={exchange} />}
      {payerUrl === undefined ? null : (
        <>
          <h3>As the payer</h3>
          <p class="dim">
            3-D Secure asks on <a href={payerUrl}>a page of the provider</a>.
          </p>
          <div class="fields">
            <ActButton act={() => play('payer', { outcome: 'approved' })}>Approve the payment</ActButton>
            <ActButton
              question="Refuse the payment? The order then fails."
              act={() => play('payer', { outcome: 'refused' })}
            >
              Refuse it
            </ActButton>
          </div>
          <SimulatorCall of="As the payer" url={playUrls.payer} body={{ outcome: 'approved' }} />
        </>
      )}
      {story.shipment === undefined || !['booked', 'shipped'].includes(story.shipment.status) ? null : (
        <>
          <h3>As the carrier</h3>
          <div class="fields">
            <ActButton act={() => play('carrier', {})}>
              {story.shipment.status === 'booked' ? 'Ship the parcels' : 'Deliver the parcels'}
            </ActButton>
            <ActButton
              question="Lose the parcels? The carrier never delivers them then."
              act={() => play('carrier', { status: 'lost' })}
            >
              Lose them
            </ActButton>
          </div>
          <SimulatorCall of="As the carrier" url={playUrls.carrier} body={{}} />
        </>
      )}
    </section>
  );
}

/** What the first button above it will send, for a terminal. */
function SimulatorCall({ of, url, body }: { of: string; url: string | undefined; body: object }) {
  if (url === undefined) return null;
  return (
    <details>
      <summary>{of}: the same with curl</summary>
      <Command line={writeRequest('POST', url, body)} />
    </details>
  );
}
