import { goTo } from '@partner-orders/embedded-azure/console-client/kit/go-to.ts';
import { Moment } from '@partner-orders/embedded-azure/console-client/kit/moment.tsx';
import { Fault } from '@partner-orders/embedded-azure/console-client/kit/notice.tsx';
import { readFrom } from '@partner-orders/embedded-azure/console-client/kit/read-from.ts';
import { Table } from '@partner-orders/embedded-azure/console-client/kit/table.tsx';
import { useAnswer } from '@partner-orders/embedded-azure/console-client/kit/use-answer.ts';
import type { OrderDesk, ShownOrders } from '../../orders/shown-orders.ts';
import { moneyText } from './money-text.ts';
import { OrderStatus } from './order-status.tsx';

const LIVE_MS = 1_500;
const COUNT_MS = 4_000;
const ANY = '';
const HEADING = 'list-heading';

/** The newest orders of all partners, or those that the filters choose. The filters are in the address. */
export function OrderList({ desk, query }: { desk: OrderDesk | undefined; query: URLSearchParams }) {
  const isFirst = !query.has('from');
  const { value, fault } = useAnswer<ShownOrders>(`/orders?${query}`, isFirst ? LIVE_MS : 0);
  const isFiltered = [...query.keys()].some((name) => name !== 'from');
  return (
    <section aria-labelledby={HEADING}>
      <h2 id={HEADING} tabIndex={-1}>
        {isFirst ? 'Newest orders' : 'Older orders'}
      </h2>
      <Counts query={query} />
      <Filters desk={desk} query={query} />
      <Fault message={fault} />
      {value?.isCut ? (
        <p class="notice warn">More orders are open than were looked at: some are missing here.</p>
      ) : null}
      {value?.unreadable.map((id) => (
        <p key={id} class="notice bad">
          <a href={`/orders/${id}`}>{id}</a> can’t be read: its story says why.
        </p>
      ))}
      {value === undefined ? null : (
        <Table
          caption="Orders, the newest first"
          rows={value.orders}
          idOf={({ id }) => id}
          empty={isFiltered ? 'No order is like that.' : 'No order yet. Place one above.'}
          columns={[
            { name: 'Placed', cell: ({ createdAt }) => <Moment at={createdAt} /> },
            {
              name: 'Order',
              cell: ({ id }) => (
                <a class="mono" href={`/orders/${id}`}>
                  {id}
                </a>
              ),
            },
            { name: 'Partner', cell: ({ partnerId }) => partnerId },
            {
              name: 'Status',
              cell: ({ status, isDelayed, isHeld, saga }) => (
                <OrderStatus
                  status={status}
                  marks={[saga === 'stuck' && 'stuck', isDelayed && saga !== 'stuck' && 'delayed', isHeld && 'on hold']}
                />
              ),
            },
            { name: 'Reference', cell: ({ reference }) => reference, isMinor: true },
            { name: 'Units', cell: ({ units }) => units, isNumber: true, isMinor: true },
            { name: 'Total', cell: ({ total }) => moneyText(total), isNumber: true },
            { name: 'Last change', cell: ({ updatedAt }) => <Moment at={updatedAt} />, isMinor: true },
          ]}
        />
      )}
      <Pages query={query} next={value?.next} />
    </section>
  );
}

/** How many orders have each status, each a filter. */
function Counts({ query }: { query: URLSearchParams }) {
  const { value } = useAnswer<Record<string, number>>('/orders/counts', COUNT_MS);
  const counts = Object.entries(value ?? {});
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  if (all === 0) return null;
  return (
    <ul class="counts" aria-label="Orders by status">
      {[['', all] as const, ...counts].map(([status, count]) => (
        <li key={status}>
          <a
            href={urlWith(query, { status, from: ANY })}
            aria-current={(query.get('status') ?? '') === status ? 'true' : undefined}
          >
            <strong>{count}</strong> {status === '' ? 'all' : status.replaceAll('_', ' ')}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Filters({ desk, query }: { desk: OrderDesk | undefined; query: URLSearchParams }) {
  const set = (name: string, value: string) => goTo(urlWith(query, { [name]: value, from: ANY }), { replace: true });
  const time = (name: string) => ({
    value: localTime(query.get(name)),
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      set(name, currentTarget.value === '' ? '' : new Date(currentTarget.value).toISOString()),
  });
  return (
    <form class="fields filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      <label>
        Partner
        <select
          value={query.get('partner') ?? ''}
          onChange={({ currentTarget }) => set('partner', currentTarget.value)}
        >
          <option value="">all</option>
          {desk?.partners.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label>
        Status
        <select value={query.get('status') ?? ''} onChange={({ currentTarget }) => set('status', currentTarget.value)}>
          <option value="">all</option>
          {desk?.statuses.map(({ status, means }) => (
            <option key={status} value={status} title={means}>
              {status.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      </label>
      <label>
        Only
        <select value={query.get('only') ?? ''} onChange={({ currentTarget }) => set('only', currentTarget.value)}>
          <option value="">any</option>
          <option value="stuck">stuck</option>
          <option value="delayed">delayed</option>
          <option value="held">on hold</option>
        </select>
      </label>
      <label>
        Id or reference
        <input
          type="search"
          value={query.get('find') ?? ''}
          placeholder="ord_… or PO-…"
          onChange={({ currentTarget }) => set('find', currentTarget.value)}
        />
      </label>
      <label>
        Placed after
        <input type="datetime-local" {...time('after')} />
      </label>
      <label>
        Placed before
        <input type="datetime-local" {...time('before')} />
      </label>
      {query.size === 0 ? null : (
        <button type="button" onClick={() => goTo('/orders')}>
          Clear
        </button>
      )}
    </form>
  );
}

function Pages({ query, next }: { query: URLSearchParams; next: string | undefined }) {
  if (!query.has('from') && next === undefined) return null;
  return (
    <nav class="pages" aria-label="Pages">
      {query.has('from') ? (
        <a href={urlWith(query, { from: ANY })} onClick={() => readFrom(HEADING)}>
          Newest
        </a>
      ) : null}
      {next === undefined ? null : (
        <a href={urlWith(query, { from: next })} onClick={() => readFrom(HEADING)}>
          Older orders
        </a>
      )}
    </nav>
  );
}

function urlWith(query: URLSearchParams, changes: Record<string, string>): string {
  const changed = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === ANY) changed.delete(name);
    else changed.set(name, value);
  }
  return changed.size === 0 ? '/orders' : `/orders?${changed}`;
}

/** As the field wants it: without a zone, to the minute. */
function localTime(at: string | null): string {
  if (at === null) return '';
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
