import { Badge, type Tone } from '@partner-orders/embedded-azure/console-client/kit/badge.tsx';
import { Command } from '@partner-orders/embedded-azure/console-client/kit/command.tsx';
import { JsonView } from '@partner-orders/embedded-azure/console-client/kit/json-view.tsx';
import { duration } from '@partner-orders/embedded-azure/console-client/kit/moment.tsx';
import type { Exchange } from '../../as-partner/exchange.ts';

/** A request and its answer, as a partner's developer wants to see them. */
export function ExchangeView({ exchange }: { exchange: Exchange }) {
  const { method, url, status, headers, body, tookMs, curl } = exchange;
  return (
    <section class="exchange" aria-label="Request and answer">
      <p role="status">
        <code>
          {method} {new URL(url).pathname}
        </code>{' '}
        <Badge text={String(status)} tone={toneOf(status)} /> <span class="dim">in {duration(tookMs)}</span>
      </p>
      {body === undefined ? null : <JsonView value={body} label="The body of the answer" />}
      <details>
        <summary>Headers, and the same call with curl</summary>
        <dl class="pairs">
          {headers.map(([name, value]) => (
            <div key={`${name} ${value}`}>
              <dt>{name}</dt>
              <dd>
                <code>{value}</code>
              </dd>
            </div>
          ))}
        </dl>
        <Command line={curl} />
      </details>
    </section>
  );
}

function toneOf(status: number): Tone {
  if (status < 300) return 'good';
  return status < 500 ? 'warn' : 'bad';
}
