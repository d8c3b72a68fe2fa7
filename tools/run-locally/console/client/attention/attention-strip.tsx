import { Fault } from '@partner-orders/embedded-azure/console-client/kit/notice.tsx';
import { useAnswer } from '@partner-orders/embedded-azure/console-client/kit/use-answer.ts';
import type { AttentionItem, ShownAttention } from '../../attention/shown-attention.ts';

const EVERY_MS = 5_000;

/** What needs a person, with how many of it and where they are listed. */
export function AttentionStrip() {
  const { value, fault } = useAnswer<ShownAttention>('/attention', EVERY_MS);
  const items = value?.items ?? [];
  const open = items.filter(({ count }) => count !== undefined && count > 0);
  const unknown = items.filter(({ count }) => count === undefined);
  return (
    <section class="attention" aria-labelledby="attention">
      <h2 id="attention">What needs a person</h2>
      <Fault message={fault} />
      <div role="status">
        {value === undefined ? (
          <p class="dim">What needs a person is being counted …</p>
        ) : open.length > 0 ? (
          <ul class="counts" aria-label="These need a person">
            {open.map((item) => (
              <li key={item.names[0]}>
                <a href={item.url}>
                  <strong>{item.count}</strong> {item.names[item.count === 1 ? 0 : 1]}
                </a>
              </li>
            ))}
          </ul>
        ) : (
          <p class={unknown.length === 0 ? 'well' : undefined}>
            {unknown.length === 0 ? 'Nothing needs a person.' : 'Nothing that could be counted needs a person.'}
          </p>
        )}
        {unknown.map((item) => (
          <Unknown key={item.names[0]} item={item} />
        ))}
      </div>
      {value === undefined ? null : (
        <details>
          <summary>What is counted</summary>
          <p class="dim">
            {items.map(({ names: [, more] }) => more).join(', ')}. <code>{value.command}</code> counts what is late,
            quiet or interrupted besides.
          </p>
        </details>
      )}
    </section>
  );
}

function Unknown({ item: { names, url, because } }: { item: AttentionItem }) {
  return (
    <p class="dim">
      <a href={url}>{names[1]}</a>: {because}
    </p>
  );
}
