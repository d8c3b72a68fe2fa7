import type { QueryItem } from '../../../../monitoring/workbook.ts';
import type { ShownAnswer } from '../../workbooks/shown-workbook.ts';
import { writeValue } from './write-value.ts';

type Found = Extract<ShownAnswer, { rows: unknown }>;
interface Props {
  content: QueryItem['content'];
  answer: Found;
}

const NUMBERS = ['int', 'long', 'real', 'decimal'];
const nameOf = ({ columns }: Found, types: readonly string[]) =>
  columns.find(({ type }) => types.includes(type))?.name ?? '';

/** A bar for each row. */
export function CategoryView({ content, answer }: Props) {
  const { xAxis, yAxis, ySettings } = content.chartSettings ?? {};
  const [category, metric] = [xAxis ?? nameOf(answer, ['string']), yAxis?.[0] ?? nameOf(answer, NUMBERS)];
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
