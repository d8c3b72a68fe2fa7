import type { QueryItem } from '../../../../monitoring/workbook.ts';
import type { FoundRows } from '../../workbooks/shown-workbook.ts';
import { applyFormatter } from './apply-formatter.ts';

interface Props {
  settings: NonNullable<QueryItem['content']['tileSettings']>;
  answer: FoundRows;
}

/** A tile for each row: a title and a big number. */
export function TilesView({ settings: { titleContent, leftContent }, answer }: Props) {
  const typeOf = (column: string) => answer.columns.find(({ name }) => name === column)?.type ?? '';
  const [title, number] = [titleContent.columnMatch, leftContent.columnMatch];
  return (
    <ul class="tiles">
      {answer.rows.map((row) => {
        const { text: name, tone } = applyFormatter(row[title], typeOf(title), titleContent);
        const { text } = applyFormatter(row[number], typeOf(number), leftContent);
        return (
          <li key={String(row[title])} class={tone === undefined ? undefined : `tone-${tone}`}>
            {name}
            <strong>{text}</strong>
          </li>
        );
      })}
    </ul>
  );
}
