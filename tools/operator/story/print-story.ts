import { formatMoney } from '../../../shared/domain/money.ts';
import type { Paper, Style } from '../../command-line/paper.ts';
import { wrapText } from '../../command-line/wrap-text.ts';
import { clockOf, printDuration, type StoryClock } from './clock-of.ts';
import { momentsIn } from './moments-in.ts';
import { printRecords } from './print-records.ts';
import { printSaga } from './print-saga.ts';
import { printTimeline } from './print-timeline.ts';
import type { Story, StoryTrouble } from './story.ts';

/** Prints a story for a person at a terminal: what needs a person first, then the saga, the timeline and the records. */
export function printStory(story: Story, paper: Paper): string[] {
  const { saga, timeline } = story;
  const clock = clockOf(momentsIn(story));
  const { at, what } = story.next;
  const records = printRecords(story, clock, paper);
  const title = (text: string) => paper.paint('strong', text);
  return [
    ...printHead(story, clock, paper),
    ...story.troubles.flatMap((trouble) => ['', ...printTrouble(trouble, clock, paper)]),
    '',
    ...labelled('Next', `${what}${at === undefined ? '' : `, ${clock.print(at)}`}`, paper),
    ...(saga === undefined ? [] : ['', ...printSaga(saga, clock, paper)]),
    ...(records.length === 0 ? [] : ['', ...records]),
    '',
    `${title('Timeline')}  ${clock.day === undefined ? '' : `${clock.day}, `}UTC`,
    ...printTimeline(timeline, clock, paper),
    ...(story.leftOut.length === 0 ? [] : ['']),
    ...story.leftOut.flatMap(({ part, why, role }) =>
      wrapText(`Left out: ${part}: ${why}${role === undefined ? '' : ` (in Azure it takes the role ${role})`}`, paper),
    ),
  ];
}

function printHead({ order, at }: Story, clock: StoryClock, paper: Paper): string[] {
  const { id, partnerId, status, means, isDelayed, total, units, createdAt, updatedAt, erasedAt, failure } = order;
  const facts = [total && formatMoney(total), units && (units === 1 ? '1 unit' : `${units} units`), order.reference];
  const state = `${status}${isDelayed ? ', delayed' : ''}`;
  const head = [paper.paint('strong', id), partnerId, paper.paint(isDelayed ? 'bad' : 'good', state)];
  const ago = updatedAt === undefined ? '' : printDuration(Math.max(0, Date.parse(at) - Date.parse(updatedAt)));
  const lines = [
    facts.filter(Boolean).join(', '),
    means ??
      (status === 'unreadable'
        ? undefined
        : 'a newer version of the app wrote it: use the tool of that version to see more'),
    createdAt &&
      `placed ${clock.print(createdAt)}, last changed ${clock.print(updatedAt)} (${ago} ago), version ${order.version}`,
    erasedAt && `the data of its people was erased at ${clock.print(erasedAt)}`,
    failure && `failed at ${failure.step}: ${failure.code}: ${failure.message}`,
    order.traceId && `trace ${order.traceId}`,
  ];
  return [head.join('  '), ...lines.flatMap((line) => (line ? wrapText(line, { width: paper.width, indent: 2 }) : []))];
}

const kinds: Record<StoryTrouble['kind'], [word: string, style: Style]> = {
  stuck: ['ACT', 'bad'],
  late: ['LATE', 'care'],
  partner: ['NOTE', 'faint'],
};

function printTrouble({ kind, what, at, why, commands }: StoryTrouble, clock: StoryClock, paper: Paper): string[] {
  const [word, style] = kinds[kind];
  const line = at === undefined ? what : `${what}, ${clock.print(at)}`;
  const [first = '', ...others] = wrapText(line, { width: paper.width, indent: 6 });
  return [
    `${paper.paint(style, word.padEnd(4))}  ${paper.paint('strong', first.trimStart())}`,
    ...others,
    ...(why === undefined ? [] : wrapText(why, { width: paper.width, indent: 6 })),
    // Never broken, so that it can be copied.
    ...commands.map((command) => `      ${paper.paint('key', command)}`),
  ];
}

function labelled(label: string, text: string, paper: Paper): string[] {
  const [first = '', ...others] = wrapText(text, { width: paper.width, indent: 6 });
  return [`${paper.paint('strong', label)}  ${first.trimStart()}`, ...others];
}
