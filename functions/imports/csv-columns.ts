import { findTextFaults } from '../http/find-text-faults.ts';

const ofOrders = [
  'orderKey',
  'sku',
  'quantity',
  'shipTo.name',
  'shipTo.street',
  'shipTo.city',
  'shipTo.postalCode',
  'shipTo.country',
  'paymentMethod',
] as const;
const optional = ['reference', 'returnUrl'] as const;

/** The columns of a row that belong to its line of the order; all others belong to the order. */
export const lineColumns: readonly string[] = ['orderKey', 'sku', 'quantity'];

/** Says what is wrong with the columns of a CSV file; undefined if nothing is. */
export function findColumnFault(columns: readonly string[]): string | undefined {
  const [only = ''] = columns;
  if (columns.length === 1 && /[;\t|\r]/.test(only)) {
    return 'The first line has one column: columns must be separated by commas, and lines must end with LF or CRLF.';
  }
  // All rows look like one line.
  if (columns.some((name) => name.includes('\r'))) return 'The lines must end with LF or CRLF, not with CR.';
  const known: readonly string[] = [...ofOrders, ...optional];
  const unknown = columns.filter((name) => !known.includes(name) && !/^metadata\../.test(name));
  if (unknown.length > 0) return `The first line has unknown columns: ${listNames(unknown)}.`;
  const missing = ofOrders.filter((name) => !columns.includes(name));
  if (missing.length > 0) return `The first line lacks the columns ${listNames(missing)}.`;
  const repeated = columns.filter((name, n) => columns.indexOf(name) !== n);
  if (repeated.length > 0) return `The first line has columns more than once: ${listNames(repeated)}.`;
  return undefined;
}

/** The names come from a stranger's file, and go into an answer. */
function listNames(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => (findTextFaults(name)?.length === 0 ? name.slice(0, 60) : '…'));
  return shown.join(', ') + (names.length > shown.length ? ', …' : '');
}
