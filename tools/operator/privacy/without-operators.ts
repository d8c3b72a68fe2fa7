type Document = Record<string, unknown>;

/** Leaves out of a stored document what it says about our operators: it is handed over to somebody else. */
export function withoutOperators(document: Document): Document {
  if (document['type'] === 'mend') {
    const { by: _, why: __, before, ...rest } = document;
    return { ...rest, before: typeof before === 'string' ? beforeOf(before) : before };
  }
  const finding = document['finding'];
  if (isDocument(finding) && isDocument(finding['resolved'])) {
    const { by: _, reason: __, ...resolved } = finding['resolved'];
    return { ...document, finding: { ...finding, resolved } };
  }
  const order = document['order'];
  if (!isDocument(order) || !isDocument(order['screening'])) return document;
  const { by: _, because: __, ...screening } = order['screening'];
  return { ...document, order: { ...order, screening } };
}

/** The document before a repair is stored as text. */
function beforeOf(text: string): unknown {
  try {
    const before: unknown = JSON.parse(text);
    return isDocument(before) ? withoutOperators(before) : before;
  } catch {
    return text;
  }
}

const isDocument = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
