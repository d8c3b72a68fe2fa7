import { useEffect, useState } from 'preact/hooks';
import type {
  PartitionKeyPart,
  QueryPage,
  QueryRequest,
  ShownContainer,
  ShownRow,
} from '../../documents/shown-document.ts';
import { send } from '../kit/ask.ts';
import { BusyButton } from '../kit/busy-button.tsx';
import { Fault } from '../kit/notice.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { QueryCost } from './query-cost.tsx';
import { Rows } from './rows.tsx';

const FIRST = 'SELECT * FROM c';

interface Result {
  rows: ShownRow[];
  pages: QueryPage[];
}

/** A query in a container, and its rows page by page. */
export function QueryView({ id, query }: { id: string; query: URLSearchParams }) {
  const { value: containers, fault: listFault } = useAnswer<ShownContainer[]>('/documents');
  const container = containers?.find((known) => known.id === id);
  const [text, setText] = useState(query.get('q') ?? FIRST);
  const [key, setKey] = useState<string[]>([]);
  const [result, setResult] = useState<Result>();
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const ask = async (continuation?: string) => {
    const given = key.filter((value) => value !== '').length;
    if (given > 0 && given < key.length) {
      setFault('Give all parts of the partition key, or none: put a part of it into WHERE.');
      return;
    }
    setBusy(true);
    setFault(undefined);
    try {
      const request: QueryRequest = { query: text };
      if (given > 0) request.partitionKey = key.map(partOf);
      if (continuation !== undefined) request.continuation = continuation;
      const page = await send<QueryPage>('POST', `/documents/${encodeURIComponent(id)}/query`, request);
      setResult((before) =>
        continuation === undefined || before === undefined
          ? { rows: page.rows, pages: [page] }
          : { rows: [...before.rows, ...page.rows], pages: [...before.pages, page] },
      );
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  // The first rows are there without a click.
  useEffect(() => void ask(), []);
  const last = result?.pages.at(-1);
  return (
    <>
      <p>
        <a href="/documents">All containers</a>
      </p>
      <h2>{id}</h2>
      <Fault message={listFault} />
      {containers !== undefined && container === undefined ? <Fault message={`There is no container ${id}.`} /> : null}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void ask();
        }}
      >
        <label>
          Query
          <textarea
            rows={3}
            value={text}
            spellcheck={false}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </label>
        <div class="fields">
          {(container?.partitionKey ?? []).map((path, n) => (
            <label key={path}>
              {path}
              <input
                class="mono"
                value={key[n] ?? ''}
                placeholder={n === 0 ? 'empty: all partitions' : ''}
                onInput={({ currentTarget: { value } }) =>
                  setKey(container?.partitionKey.map((_, at) => (at === n ? value : (key[at] ?? ''))) ?? [])
                }
              />
            </label>
          ))}
          <BusyButton type="submit" isOff={isBusy}>
            Run (Ctrl+Enter)
          </BusyButton>
        </div>
      </form>
      <Fault message={fault} />
      {result === undefined || last === undefined ? null : (
        <>
          <QueryCost pages={result.pages} rows={result.rows.length} />
          <Rows container={id} rows={result.rows} />
          {last.continuation !== undefined ? (
            <BusyButton type="button" isOff={isBusy} onClick={() => ask(last.continuation)}>
              Next rows
            </BusyButton>
          ) : last.hasMore ? (
            <p class="dim">
              There may be more rows. The client gives no continuation for a query that it merges from several
              partitions: give the partition key, or use OFFSET and LIMIT.
            </p>
          ) : null}
        </>
      )}
    </>
  );
}

/** A value of a key is text, unless it is written as JSON. */
function partOf(text: string): PartitionKeyPart {
  try {
    const value: unknown = JSON.parse(text);
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      return value;
    return text;
  } catch {
    return text;
  }
}
