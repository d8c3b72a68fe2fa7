import { Command } from '@partner-orders/embedded-azure/console-client/kit/command.tsx';
import type { ComponentChildren } from 'preact';

export interface MarkdownProps {
  text: string;
  /** Where a link leads; undefined shows its words only. */
  linkTo: (target: string) => string | undefined;
}

/** The Markdown of our pages: headings, paragraphs, lists, tables, code to copy, and words that are marked or linked. */
export function MarkdownView({ text, linkTo }: MarkdownProps) {
  return <>{blocksOf(text).map((block, n) => blockView(block, linkTo, n))}</>;
}

/** Blank lines end a block, and so do headings, tables and items of lists that follow it. */
function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  let isCode = false;
  let isOpen = false;
  let isTable = false;
  for (const line of text.split('\n')) {
    const isFence = line.trim().startsWith('```');
    const isHeading = /^#{1,4} /.test(line);
    const isRow = line.startsWith('|');
    const begins = isFence ? !isCode : isHeading || isRow !== isTable || /^\s*(\d+\.|-) /.test(line) || !isOpen;
    if (isCode || (isOpen && !begins && line.trim() !== '')) blocks.push(`${blocks.pop()}\n${line}`);
    else if (line.trim() !== '') blocks.push(line);
    if (isFence) isCode = !isCode;
    isTable = isRow && !isCode;
    isOpen = isCode || (line.trim() !== '' && !isHeading && !isFence);
  }
  return blocks;
}

function blockView(block: string, linkTo: MarkdownProps['linkTo'], n: number) {
  const words = (text: string) => inline(text, linkTo);
  const [, marks, heading = ''] = /^(#{1,4}) (.+)$/.exec(block) ?? [];
  // The page's own heading is the first.
  if (marks !== undefined)
    return marks.length < 3 ? <h2 key={n}>{words(heading)}</h2> : <h3 key={n}>{words(heading)}</h3>;
  if (block.trim().startsWith('```')) return <Code key={n} lines={block.split('\n').slice(1, -1)} />;
  if (block.startsWith('|')) return <Rows key={n} lines={block.split('\n')} words={words} />;
  const isItem = /^\s*(\d+\.|-) /.test(block);
  return (
    <p key={n} class={isItem ? 'item' : /^\s/.test(block) ? 'item more' : undefined}>
      {words(block.replaceAll(/\s*\n\s*/g, ' ').trim())}
    </p>
  );
}

/** A line that can be run can be copied. */
function Code({ lines }: { lines: readonly string[] }) {
  const trimmed = lines.map((line) => line.trim());
  if (trimmed.every((line) => line.startsWith('npm ')))
    return trimmed.map((line) => <Command key={line} line={line} />);
  return <pre class="stack">{lines.join('\n')}</pre>;
}

function Rows({ lines, words }: { lines: readonly string[]; words: (text: string) => ComponentChildren }) {
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
                {words(cell)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function inline(text: string, linkTo: MarkdownProps['linkTo']): ComponentChildren[] {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*|\*[^*]+\*|\[[^\]]+\]\([^)]+\))/).map((part) => {
    if (part.startsWith('`')) return runbookLink(part.slice(1, -1), linkTo);
    if (part.startsWith('**')) return <strong>{inline(part.slice(2, -2), linkTo)}</strong>;
    if (/^\*[^*]/.test(part)) return <em>{inline(part.slice(1, -1), linkTo)}</em>;
    const [, name, target = ''] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part) ?? [];
    if (name === undefined) return part;
    const href = linkTo(target);
    // A link holds no other one.
    const words = inline(name, () => undefined);
    return href === undefined ? words : <a href={href}>{words}</a>;
  });
}

/** The workbooks name runbooks by their files. */
function runbookLink(code: string, linkTo: MarkdownProps['linkTo']) {
  const href = code.startsWith('docs/runbooks/') ? linkTo(code) : undefined;
  return href === undefined ? <code>{code}</code> : <a href={href}>{code}</a>;
}
