import type { QueryPage } from '../../documents/shown-document.ts';
import { duration } from '../kit/moment.tsx';

/** What the pages have cost together. */
export function QueryCost({ pages, rows }: { pages: readonly QueryPage[]; rows: number }) {
  const sum = (of: (page: QueryPage) => number) => pages.reduce((total, page) => total + of(page), 0);
  const names = [...new Set(pages.flatMap(({ metrics }) => Object.keys(metrics)))];
  const indexMetrics = pages.at(-1)?.indexMetrics;
  return (
    <>
      <p role="status">
        {rows} rows, <strong>{sum(({ charge }) => charge).toFixed(2)} RU</strong>,{' '}
        {duration(sum(({ tookMs }) => tookMs))},{' '}
        {pages[0]?.isAcrossPartitions ? 'across partitions' : 'in one partition'}
        {pages.length > 1 ? `, ${pages.length} pages` : ''}
      </p>
      <details>
        <summary>Metrics of the query</summary>
        <dl class="pairs">
          {names.map((name) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{sum(({ metrics }) => metrics[name] ?? 0)}</dd>
            </div>
          ))}
        </dl>
        <p class="dim">
          {indexMetrics === undefined
            ? 'There are no index metrics (populateIndexMetrics): the embedded Cosmos DB gives none, Azure does. Nor has it times of its own; charges are estimates.'
            : indexMetrics}
        </p>
      </details>
    </>
  );
}
