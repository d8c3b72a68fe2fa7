/** The body of a POST /v1/orders, of the rows of one order. What an empty field leaves out, the API finds missing. */
export function toOrderBody(rows: readonly ReadonlyMap<string, string>[]): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  const groups: Record<string, Record<string, string>> = { shipTo: {}, metadata: {} };
  for (const name of rows[0]?.keys() ?? []) {
    const value = rows.map((row) => row.get(name)).find((text) => text !== undefined && text !== '');
    if (value === undefined || name === 'orderKey' || name === 'sku' || name === 'quantity') continue;
    const [, group = '', field = ''] = /^(shipTo|metadata)\.(.*)$/.exec(name) ?? [];
    // A name of a stranger: __proto__ must become a field like any other.
    const target = groups[group] ?? body;
    Object.defineProperty(target, field || name, { value, enumerable: true, writable: true, configurable: true });
  }
  const lines = rows.map((row) => ({ sku: row.get('sku'), quantity: toQuantity(row.get('quantity') ?? '') }));
  const { shipTo, metadata = {} } = groups;
  return { ...body, lines, shipTo, ...(Object.keys(metadata).length > 0 ? { metadata } : {}) };
}

/** What is no number stays a text, which the API refuses with its place. */
const toQuantity = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : text);
