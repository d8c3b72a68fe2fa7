/** A JSON path; a quotation mark can't be in the name of a column. @param column its name, or `Properties.<name>` */
export function pathOf(column: string): string {
  const [, property] = /^Properties\.(.+)$/.exec(column) ?? [];
  const quoted = (name: string) => `"${name.replaceAll('"', '')}"`;
  return property === undefined ? `$.${quoted(column)}` : `$.Properties.${quoted(property)}`;
}

/** The SQL of a value in Properties. It is not a parameter, because an index is found by its text. */
export function propertyOf(name: string): string {
  return `json_extract(columns, '${pathOf(`Properties.${name}`).replaceAll("'", "''")}')`;
}
