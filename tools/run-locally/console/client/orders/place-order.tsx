import { send } from '@partner-orders/embedded-azure/console-client/kit/ask.ts';
import { BusyButton } from '@partner-orders/embedded-azure/console-client/kit/busy-button.tsx';
import { Fault } from '@partner-orders/embedded-azure/console-client/kit/notice.tsx';
import { useEffect, useState } from 'preact/hooks';
import type { Exchange } from '../../as-partner/exchange.ts';
import type { CurlCall } from '../../as-partner/write-curl.ts';
import type { OrderDesk } from '../../orders/shown-orders.ts';
import { EquivalentCall } from '../as-partner/equivalent-call.tsx';
import { ExchangeView } from '../as-partner/exchange-view.tsx';

/** Places an order as a partner: a preset as it is, or changed in the editor. */
export function PlaceOrder({ desk }: { desk: OrderDesk | undefined }) {
  const [partner, setPartner] = useState('');
  const [chosen, setChosen] = useState(0);
  const [text, setText] = useState('');
  const [idempotencyKey, setKey] = useState(() => crypto.randomUUID());
  const [state, setState] = useState<{ isBusy?: boolean; exchange?: Exchange; fault?: string }>({});
  const preset = desk?.presets[chosen];
  useEffect(() => {
    if (preset !== undefined) setText(JSON.stringify(preset.order, undefined, 2));
  }, [preset]);
  if (desk === undefined || preset === undefined) return null;
  const name = partner || (desk.partners[0] ?? '');
  const place = async () => {
    setState({ isBusy: true });
    try {
      const { carrierFault } = preset;
      const body = { partner: name, order: parsed(text), idempotencyKey, carrierFault };
      setState({ exchange: await send<Exchange>('POST', '/orders', body) });
      // The next order is another one.
      setKey(crypto.randomUUID());
    } catch (error) {
      setState({ fault: error instanceof Error ? error.message : String(error) });
    }
  };
  const orderId = state.exchange && idIn(state.exchange.body);
  return (
    <section class="place" aria-labelledby="place-heading">
      <h2 id="place-heading">Place an order</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void place();
        }}
      >
        <div class="fields">
          <label>
            As the partner
            <select value={name} onChange={({ currentTarget }) => setPartner(currentTarget.value)}>
              {desk.partners.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
          <label>
            What happens
            <select value={chosen} onChange={({ currentTarget }) => setChosen(Number(currentTarget.value))}>
              {desk.presets.map(({ name }, n) => (
                <option key={name} value={n}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <BusyButton type="submit" class="main" isOff={state.isBusy === true}>
            Place the order
          </BusyButton>
        </div>
        <p class="dim">{preset.about}</p>
        <details>
          <summary>The order as JSON</summary>
          <label>
            <span class="unseen">The order as JSON</span>
            <textarea
              rows={Math.min(24, text.split('\n').length + 1)}
              value={text}
              spellcheck={false}
              onInput={({ currentTarget }) => setText(currentTarget.value)}
            />
          </label>
        </details>
        <EquivalentCall
          of="Place the order"
          terminal={desk.terminal}
          call={callOf(name, idempotencyKey, text)}
          note={
            preset.carrierFault === undefined
              ? undefined
              : 'The button first switches a fault of the carrier on, which the line above doesn’t: Faults has it.'
          }
        />
      </form>
      <Fault message={state.fault} />
      {orderId === undefined ? null : (
        <p>
          Placed: <a href={`/orders/${orderId}`}>the story of {orderId}</a>
        </p>
      )}
      {state.exchange === undefined ? null : <ExchangeView exchange={state.exchange} />}
    </section>
  );
}

function callOf(name: string, idempotencyKey: string, text: string): CurlCall | undefined {
  try {
    const headers = { 'Idempotency-Key': idempotencyKey };
    return { name, method: 'POST', path: '/v1/orders', headers, body: parsed(text) };
  } catch {
    return undefined;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`This is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

function idIn(body: unknown): string | undefined {
  const isOrder = typeof body === 'object' && body !== null && 'id' in body;
  return isOrder && typeof body.id === 'string' ? body.id : undefined;
}
