/** What tells rows apart best, if they have it. */
const FIRST = ['type', 'kind', 'status', 'state', 'sagaStatus', 'updatedAt', 'createdAt', 'at', 'name', 'reference'];
const MOST_FIELDS = 6;
const MOST_OF_VALUE = 40;
const MOST_WITHOUT_FIELDS = 160;

/**
 * Writes of each row what tells it apart from the others: its type, status and times first, then what differs. The link beside
 * it has its id. `type "order", status "confirmed", order.updatedAt "2026-01-31T12:00:00Z"`
 */
export function previewRows(rows: readonly unknown[]): string[] {
  const all = rows.map(fieldsOf);
  const differs = (path: string) => new Set(all.map((fields) => fields.get(path))).size > 1;
  return rows.map((row, n) => {
    const paths = [...(all[n] ?? new Map<string, string>()).keys()];
    const ranked = paths
      .filter((path) => rankOf(path) < FIRST.length || differs(path))
      .toSorted((one, other) => rankOf(one) - rankOf(other))
      .filter((path, at, sorted) => sorted.findIndex((known) => nameOf(known) === nameOf(path)) === at)
      .slice(0, MOST_FIELDS);
    if (ranked.length === 0) return shortened(JSON.stringify(row), MOST_WITHOUT_FIELDS);
    return ranked.map((path) => `${path} ${all[n]?.get(path)}`).join(', ');
  });
}

/** The plain values of a row, and of the objects in it, without ids and what Cosmos DB adds. */
function fieldsOf(row: unknown): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of entriesOf(row)) {
    if (isPlain(value)) found.set(name, shortened(JSON.stringify(value), MOST_OF_VALUE));
    else
      for (const [inner, part] of entriesOf(value))
        if (isPlain(part)) found.set(`${name}.${inner}`, shortened(JSON.stringify(part), MOST_OF_VALUE));
  }
  return found;
}

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).filter(([name]) => !name.startsWith('_') && !/^id$|Id$/.test(name))
    : [];

const isPlain = (value: unknown) => value !== null && ['string', 'number', 'boolean'].includes(typeof value);

const nameOf = (path: string) => path.slice(path.lastIndexOf('.') + 1);

function rankOf(path: string): number {
  const rank = FIRST.indexOf(nameOf(path));
  // Of the same name, the one of the document itself.
  return (rank < 0 ? FIRST.length : rank) + (path.includes('.') ? 0.5 : 0);
}

const shortened = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);
