/**
 * Replaces the text between two marks of a document. Each mark is on its own line: `<!-- name -->` and `<!-- /name
 * -->`.
 *
 * @throws Error if the document doesn't have both marks in this order
 */
export function replaceBlock(document: string, name: string, text: string): string {
  const [open, close] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
  const from = document.indexOf(open);
  const to = document.indexOf(close, from);
  if (from < 0 || to < 0) throw new Error(`the document has no block between ${open.trim()} and ${close}`);
  return `${document.slice(0, from + open.length)}\n${text}\n\n${document.slice(to)}`;
}
