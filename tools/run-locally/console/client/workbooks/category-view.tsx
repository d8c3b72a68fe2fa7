import type { QueryItem } from '../../../../monitoring/workbook.ts';
import type { FoundRows } from '../../workbooks/shown-workbook.ts';
import { numberTypes } from './number-types.ts';
import { writeValue } from './write-value.ts';

interface Props {
  content: QueryItem['content'];
  answer: FoundRows;
}

const nameOf = ({ columns }: FoundRows, types: readonly string[]) =>
  columns.find(({ type }) => types.includes(type))?.name ?? '';

/** A bar for each row. */
export function CategoryView({ content, answer }: Props) {
  const { xAxis, yAxis, ySettings } = content.chartSettings ?? {};
  const [category, metric] = [xAxis ?? nameOf(answer, ['string']), yAxis?.[0] ?? nameOf(answer, numberTypes)];
  const most = Math.max(...answer.rows.map((row) => Number(row[metric])));
  return (
    <div class="category">
      {answer.rows.map((row) => {
        const value = Number(row[metric]);
        return [
          <span key="name">{String(row[category])}</span>,
          <div key="bar" class="lane" aria-hidden="true">
            <div class="fill" style={{ width: `${most > 0 ? (100 * value) / most : 0}%` }} />
          </div>,
          <span key="value" class="number">
            {writeValue(value, ySettings?.numberFormatSettings)}
          </span>,
        ];
      })}
    </div>
  );
}
