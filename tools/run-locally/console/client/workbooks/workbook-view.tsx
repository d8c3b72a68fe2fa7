import { narrow } from '@partner-orders/embedded-azure/console-client/kit/narrow.ts';
import { Fault } from '@partner-orders/embedded-azure/console-client/kit/notice.tsx';
import { useAnswer } from '@partner-orders/embedded-azure/console-client/kit/use-answer.ts';
import { useMemo } from 'preact/hooks';
import type { WorkbookItem } from '../../../../monitoring/workbook.ts';
import type { ShownWorkbook } from '../../workbooks/shown-workbook.ts';
import { runbookUrl } from '../alerts/runbook-url.ts';
import { MarkdownView } from '../markdown-view.tsx';
import { QueryView } from './query-view.tsx';
import { type LoadedAnswer, useAnswers } from './use-answers.ts';

const HOUR_MS = 3_600_000;

/** One workbook, with the telemetry of this stack. */
export function WorkbookView({ name, query }: { name: string; query: URLSearchParams }) {
  const { value: items, fault } = useAnswer<ShownWorkbook>(`/workbooks/${name}`);
  const time = items?.find((item) => item.type === 9)?.content.parameters[0];
  // A local stack is seldom older than the shortest time.
  const rangeMs = Number(query.get('range') ?? time?.typeSettings.selectableValues[0]?.durationMs ?? HOUR_MS);
  const panels = useMemo(() => items?.filter((item) => item.type === 3) ?? [], [items]);
  const answers = useAnswers(name, panels, rangeMs);
  return (
    <>
      <p>
        <a href="/workbooks">All workbooks</a>
      </p>
      <Fault message={fault} />
      <div class="workbook">
        {items?.map((item) => (
          <article
            key={item.name}
            class={item.type === 1 ? 'text' : 'book-item'}
            aria-label={item.type === 3 || item.type === 10 ? item.content.title : undefined}
            style={{ '--share': `${item.customWidth ?? 100}%` }}
          >
            <ItemView
              item={item}
              loaded={answers[item.name]}
              rangeMs={rangeMs}
              choose={(ms) => narrow(`/workbooks/${name}`, query, 'range', ms)}
            />
          </article>
        ))}
      </div>
    </>
  );
}

interface ItemProps {
  item: WorkbookItem;
  loaded: LoadedAnswer | undefined;
  rangeMs: number;
  choose: (ms: string) => void;
}

function ItemView({ item, loaded, rangeMs, choose }: ItemProps) {
  if (item.type === 1) return <MarkdownView text={item.content.json} linkTo={runbookUrl} />;
  if (item.type === 3) return <QueryView content={item.content} loaded={loaded} />;
  if (item.type === 10)
    return (
      <>
        <h3>{item.content.title}</h3>
        <p class="notice warn">
          A metric of Azure’s platform, which nothing here measures.{' '}
          {item.content.resourceType.includes('servicebus') ? (
            <a href="/messages">Messages has the depth of each queue now</a>
          ) : (
            <a href="/workbooks/cost">Cost has the request units that the app used</a>
          )}
          .
        </p>
      </>
    );
  return (
    <div class="fields">
      {item.content.parameters.map(({ id, label, typeSettings }) => (
        <label key={id}>
          {label}
          <select value={String(rangeMs)} onChange={({ currentTarget }) => choose(currentTarget.value)}>
            {typeSettings.selectableValues.map(({ durationMs }) => (
              <option key={durationMs} value={String(durationMs)}>
                {spanText(durationMs)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}

function spanText(ms: number): string {
  if (ms < HOUR_MS) return `the last ${ms / 60_000} minutes`;
  if (ms < 48 * HOUR_MS) return ms === HOUR_MS ? 'the last hour' : `the last ${ms / HOUR_MS} hours`;
  return `the last ${ms / (24 * HOUR_MS)} days`;
}
