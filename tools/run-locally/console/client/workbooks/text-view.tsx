import type { ComponentChildren } from 'preact';

/** The Markdown of a workbook's texts: headings, paragraphs, tables, and in them code, bold words and links. */
export function TextView({ markdown }: { markdown: string }) {
  const blocks = markdown.split(/\n{2,}|\n(?=#)|(?<=^#.*)\n/m).filter((block) => block.trim() !== '');
  return <>{blocks.map((block, n) => blockView(block, n))}</>;
}

function blockView(block: string, n: number) {
  const [, marks, heading = ''] = /^(#{1,3}) (.+)$/.exec(block) ?? [];
  // The page's own heading is the first.
  if (marks !== undefined)
    return marks.length < 3 ? <h2 key={n}>{inline(heading)}</h2> : <h3 key={n}>{inline(heading)}</h3>;
  if (block.startsWith('|')) return <TextTable key={n} lines={block.split('\n')} />;
  return <p key={n}>{inline(block)}</p>;
}

function TextTable({ lines }: { lines: readonly string[] }) {
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const [head = '', , ...rows] = lines;
  const names = cells(head);
  return (
    <table>
      <thead>
        <tr>
          {names.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            {cells(row).map((cell, n) => (
              <td key={names[n]} data-is={names[n]}>
                {inline(cell)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A link that leads only to Azure's portal has no place here. */
function inline(text: string): ComponentChildren[] {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)]+\))/).map((part) => {
    if (part.startsWith('`')) return <code>{part.slice(1, -1)}</code>;
    if (part.startsWith('**')) return <strong>{part.slice(2, -2)}</strong>;
    const [, name, target = ''] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part) ?? [];
    if (name === undefined) return part;
    return target.startsWith('https://portal.azure.com') ? `${name} (in the portal)` : <a href={target}>{name}</a>;
  });
}
