/** Splits a row of CSV whose quotes are right. */
export function splitFields(row: string): string[] {
  const fields: string[] = [];
  for (let at = 0; at <= row.length; ) {
    const field = readField(row, at);
    fields.push(field.text);
    // One more for the comma.
    at = field.end + 1;
  }
  return fields;
}

function readField(row: string, at: number): { text: string; end: number } {
  if (row[at] !== '"') {
    const comma = row.indexOf(',', at);
    const end = comma === -1 ? row.length : comma;
    return { text: row.slice(at, end), end };
  }
  let close = row.indexOf('"', at + 1);
  while (row[close + 1] === '"') close = row.indexOf('"', close + 2);
  return { text: row.slice(at + 1, close).replaceAll('""', '"'), end: close + 1 };
}
