import type { Paper } from '../../command-line/paper.ts';
import { wrapText } from '../../command-line/wrap-text.ts';
import type { StoryClock } from './clock-of.ts';
import type { StoryEntry } from './story.ts';

/** One entry a line; a detail that doesn't fit goes below. */
export function printTimeline(entries: readonly StoryEntry[], clock: StoryClock, paper: Paper): string[] {
  const widest = Math.max(0, ...entries.map(({ what }) => what.length));
  return entries.flatMap((entry) => {
    const place = entry.sequence === undefined ? '    ' : `${String(entry.sequence).padStart(3)}.`;
    const before = `${place} ${clock.print(entry.at)}  `;
    const what = paper.paint(entry.isTrouble ? 'bad' : 'key', entry.what.padEnd(widest));
    const by = entry.by === '' ? '' : `by ${entry.by}`;
    const head = `${paper.paint('faint', before)}${what}  ${by}`.trimEnd();
    const detail = [entry.detail, entry.until && `until ${clock.print(entry.until)}`].filter(Boolean).join('; ');
    if (detail === '') return [head];
    const used = before.length + widest + 2 + by.length;
    if (used + 2 + detail.length <= paper.width) return [`${head}  ${detail}`];
    return [head, ...wrapText(detail, { width: paper.width, indent: before.length + 2 })];
  });
}
