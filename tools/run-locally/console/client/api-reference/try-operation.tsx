import { send } from '@partner-orders/embedded-azure/console-client/kit/ask.ts';
import { BusyButton } from '@partner-orders/embedded-azure/console-client/kit/busy-button.tsx';
import { Fault } from '@partner-orders/embedded-azure/console-client/kit/notice.tsx';
import { useState } from 'preact/hooks';
import type { ShownOperation } from '../../api-reference/shown-reference.ts';
import type { Exchange } from '../../as-partner/exchange.ts';
import type { Terminal } from '../../as-partner/terminal.ts';
import type { CurlCall } from '../../as-partner/write-curl.ts';
import { EquivalentCall } from '../as-partner/equivalent-call.tsx';
import { ExchangeView } from '../as-partner/exchange-view.tsx';

export interface TryOperationProps {
  client: string;
  operation: ShownOperation;
  terminal: Terminal;
}

/** Sends a request as the client. The console adds the token, which this page never has. */
export function TryOperation({ client, operation, terminal }: TryOperationProps) {
  const { id, method, path, example, requiredHeaders, isStream } = operation;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const [values, setValues] = useState<Record<string, string>>({});
  const [query, setQuery] = useState('');
  const [body, setBody] = useState(example === undefined ? '' : JSON.stringify(example, undefined, 2));
  const [headers, setHeaders] = useState<Record<string, string>>(() =>
    Object.fromEntries(requiredHeaders.map((name) => [name, name === 'Idempotency-Key' ? crypto.randomUUID() : ''])),
  );
  const [state, setState] = useState<{ isBusy?: boolean; exchange?: Exchange; fault?: string }>({});
  if (isStream)
    return <p class="dim">It answers as long as you listen: npm run listen, or curl -N, shows what happens.</p>;
  const written = (): CurlCall => {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name] ?? ''));
    return {
      ...{ name: client, method, headers },
      path: query === '' ? filled : `${filled}?${query}`,
      ...(body.trim() === '' ? {} : { body: parsed(body) }),
    };
  };
  const isFilled = names.every((name) => values[name]) && requiredHeaders.every((name) => headers[name]);
  const call = async () => {
    setState({ isBusy: true });
    try {
      setState({ exchange: await send<Exchange>('POST', '/api-reference/calls', written()) });
      // The next request is another one. Without an answer, it may be the same.
      if ('Idempotency-Key' in headers) setHeaders({ ...headers, 'Idempotency-Key': crypto.randomUUID() });
    } catch (error) {
      setState({ fault: error instanceof Error ? error.message : String(error) });
    }
  };
  return (
    <form
      aria-label={id}
      onSubmit={(event) => {
        event.preventDefault();
        void call();
      }}
    >
      <div class="fields">
        {names.map((name) => (
          <label key={name}>
            {name}
            <input
              required
              value={values[name] ?? ''}
              onInput={({ currentTarget }) => setValues({ ...values, [name]: currentTarget.value })}
            />
          </label>
        ))}
        {requiredHeaders.map((name) => (
          <label key={name}>
            {name}
            <input
              required
              value={headers[name]}
              onInput={({ currentTarget }) => setHeaders({ ...headers, [name]: currentTarget.value })}
            />
          </label>
        ))}
        {method === 'GET' ? (
          <label>
            Query
            <input
              value={query}
              placeholder="limit=10"
              onInput={({ currentTarget }) => setQuery(currentTarget.value.replace(/^\?/, ''))}
            />
          </label>
        ) : null}
      </div>
      {method === 'GET' || (method === 'DELETE' && example === undefined) ? null : (
        <label>
          The body
          <textarea
            rows={Math.min(16, body.split('\n').length + 1)}
            value={body}
            spellcheck={false}
            onInput={({ currentTarget }) => setBody(currentTarget.value)}
          />
        </label>
      )}
      <BusyButton type="submit" class="main" isOff={state.isBusy === true}>
        Send as {client}
      </BusyButton>
      <EquivalentCall of={`Send as ${client}`} terminal={terminal} call={isFilled ? orNone(written) : undefined} />
      <Fault message={state.fault} />
      {state.exchange === undefined ? null : <ExchangeView exchange={state.exchange} />}
    </form>
  );
}

/** The call, unless its body is not JSON. */
function orNone(written: () => CurlCall): CurlCall | undefined {
  try {
    return written();
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
