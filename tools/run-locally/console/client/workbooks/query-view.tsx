import { Chart } from '@partner-orders/embedded-azure/console-client/kit/chart.tsx';
import { Fault } from '@partner-orders/embedded-azure/console-client/kit/notice.tsx';
import type { QueryItem } from '../../../../monitoring/workbook.ts';
import type { FoundRows } from '../../workbooks/shown-workbook.ts';
import { CategoryView } from './category-view.tsx';
import { GridView } from './grid-view.tsx';
import { layOutSeries } from './lay-out-series.ts';
import { TilesView } from './tiles-view.tsx';
import type { LoadedAnswer } from './use-answers.ts';
import { writeValue } from './write-value.ts';

type Content = QueryItem['content'];

const SHAPES = { linechart: 'lines', areachart: 'areas', barchart: 'bars' } as const;
/** By the size of a panel. */
const HEIGHTS: Readonly<Record<number, number>> = { 0: 190, 1: 140, 2: 280, 3: 360, 4: 110 };
const TONES: Readonly<Record<number, string>> = { 2: 'notice warn', 3: 'notice good', 4: 'empty' };

/** One panel of a workbook that a query fills. */
export function QueryView({
  content,
  loaded: { answer, fault } = {},
}: {
  content: Content;
  loaded?: LoadedAnswer | undefined;
}) {
  return (
    <>
      <h3>{content.title}</h3>
      <Fault message={fault} />
      {answer === undefined ? (
        fault === undefined ? (
          <p class="empty">The query runs …</p>
        ) : null
      ) : 'because' in answer ? (
        <p class="notice warn">This query can’t be answered here: {answer.because}.</p>
      ) : answer.rows.length === 0 ? (
        <Nothing content={content} answer={answer} />
      ) : (
        <Drawn content={content} answer={answer} />
      )}
    </>
  );
}

/** What the portal says, and what would fill the panel. */
function Nothing({ content, answer }: { content: Content; answer: FoundRows }) {
  const sources = answer.reads.map(({ table, names }) =>
    names === undefined ? table : `${table} named ${names.join(', ')}`,
  );
  return (
    <>
      <p class={TONES[content.noDataMessageStyle]}>{content.noDataMessage}</p>
      <p class="dim">Filled by rows of {sources.join('; ')}.</p>
    </>
  );
}

/** The hour or day in which the range begins has its point before it: its bin begins earlier. */
function rangeOf({ since, now }: FoundRows, times: readonly number[]): [number, number] {
  return [Math.min(since / 1_000, ...times.slice(0, 1)), now / 1_000];
}

function Drawn({ content, answer }: { content: Content; answer: FoundRows }) {
  const { visualization, chartSettings, tileSettings, size } = content;
  if (visualization === 'table') return <GridView content={content} answer={answer} />;
  if (visualization === 'categoricalbar') return <CategoryView content={content} answer={answer} />;
  if (visualization === 'tiles') {
    if (tileSettings === undefined) return <Fault message="The workbook doesn’t say what its tiles show." />;
    return <TilesView settings={tileSettings} answer={answer} />;
  }
  const laidOut = layOutSeries(answer, chartSettings);
  if (laidOut === undefined)
    return <Fault message="The query has no column with a time, so that nothing can be drawn over it." />;
  const { customThresholdLine: limit, ySettings } = chartSettings ?? {};
  return (
    <Chart
      title=""
      {...laidOut}
      shape={SHAPES[visualization]}
      joinsGaps={true}
      range={rangeOf(answer, laidOut.times)}
      heightPx={HEIGHTS[size] ?? 190}
      write={(value) => writeValue(value, ySettings?.numberFormatSettings)}
      {...(limit === undefined ? {} : { limit: Number(limit) })}
    />
  );
}
