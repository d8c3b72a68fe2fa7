import type { ExportJob } from '../../shared/domain/export-job.ts';
import type { OrderPage } from '../../shared/ports/orders.ts';
import { type OrderView, toOrderView } from '../http/orders/order-shapes.ts';
import { exportColumns, exportFields } from './export-columns.ts';
import { toCsvRow } from './to-csv-row.ts';

/** Writes orders as rows of a file. */
interface Renderer {
  /** What the file begins with. */
  head: string;
  render(page: Pick<OrderPage, 'orders' | 'unreadable'>): string;
}

/** Every row says which order it is, in which version, and as of when the file was asked for. */
const ALWAYS = ['id', 'version'] as const satisfies (keyof OrderView)[];

export function createRenderer({ format, fields, asOf }: Pick<ExportJob, 'format' | 'fields' | 'asOf'>): Renderer {
  const shown = exportFields.filter(
    (field) => fields === undefined || fields.includes(field) || ALWAYS.some((name) => name === field),
  );
  return format === 'csv' ? createCsvRenderer(shown, asOf) : createNdjsonRenderer(shown, asOf);
}

/** The last column is empty, except for an order that can't be read: its row has no more than its id. */
function createCsvRenderer(fields: readonly (keyof OrderView)[], asOf: string): Renderer {
  const columns = fields.flatMap((field) => exportColumns[field]);
  const names = columns.map(([name]) => name);
  return {
    head: toCsvRow([...names, 'asOf', 'unreadable']),
    render({ orders, unreadable }) {
      const rows = orders
        .map(toOrderView)
        .map((view) => toCsvRow([...columns.map(([, read]) => read(view)), asOf, '']));
      const lost = unreadable.map((id) =>
        toCsvRow([...names.map((name) => (name === 'id' ? id : undefined)), asOf, 'true']),
      );
      return [...rows, ...lost].join('');
    },
  };
}

function createNdjsonRenderer(fields: readonly (keyof OrderView)[], asOf: string): Renderer {
  const toLine = (row: object) => `${JSON.stringify(row)}\n`;
  return {
    head: '',
    render({ orders, unreadable }) {
      const rows = orders
        .map(toOrderView)
        .map((view) => toLine({ ...Object.fromEntries(fields.map((field) => [field, view[field]])), asOf }));
      return [...rows, ...unreadable.map((id) => toLine({ id, asOf, unreadable: true }))].join('');
    },
  };
}
