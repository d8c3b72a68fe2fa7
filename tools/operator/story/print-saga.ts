import type { Paper, Style } from '../../command-line/paper.ts';
import { wrapText } from '../../command-line/wrap-text.ts';
import { printDuration, type StoryClock } from './clock-of.ts';
import type { StepState, StorySaga, StoryStep, StoryUndo, UndoState } from './story.ts';

const stepWords: Record<StepState, [word: string, style: Style]> = {
  done: ['done', 'good'],
  running: ['running', 'key'],
  waiting: ['waiting', 'care'],
  stuck: ['STUCK', 'bad'],
  failed: ['failed', 'bad'],
  to_come: ['to come', 'faint'],
  not_done: ['not done', 'faint'],
};
const undoWords: Record<UndoState, [word: string, style: Style]> = {
  done: ['undone', 'care'],
  running: ['undoing', 'key'],
  failing: ['undo fails', 'bad'],
  stuck: ['undo STUCK', 'bad'],
  to_come: ['to undo', 'faint'],
};
const WORD = 'undo STUCK'.length;
const NAME = 'authorize-payment'.length;

/** The saga as a timeline: a line for each step, and under it how it is undone. */
export function printSaga({ steps, ...saga }: StorySaga, clock: StoryClock, paper: Paper): string[] {
  const facts = [
    saga.status,
    saga.instance,
    saga.version && `version ${saga.version}`,
    saga.hub && `task hub ${saga.hub}`,
    saga.run && `run ${saga.run}`,
    saga.restarts > 0 && `started again ${saga.restarts} times by the app`,
  ];
  const head = wrapText(`Saga  ${facts.filter(Boolean).join(', ')}`, { width: paper.width });
  return [
    ...head.map((line, n) => (n === 0 ? line.replace('Saga', paper.paint('strong', 'Saga')) : `      ${line}`)),
    ...steps.flatMap((step) => [...printStep(step, clock, paper), ...printUndo(step.undo, clock, paper)]),
  ];
}

function printStep({ name, does, state, at, tookMs, because, until }: StoryStep, clock: StoryClock, paper: Paper) {
  const [word, style] = stepWords[state];
  const took = tookMs === undefined ? '' : printDuration(tookMs);
  const begin = `${name.padEnd(NAME)}  ${clock.print(at)}  ${took.padStart(7)}`;
  const hasRoom = WORD + 4 + begin.length + 2 + does.length <= paper.width;
  const row = hasRoom ? `${begin}  ${does}` : begin.trimEnd();
  const why = [!hasRoom && does, because, until && `until ${clock.print(until)}`].filter(Boolean).join('; ');
  return [`  ${paper.paint(style, word.padEnd(WORD))}  ${row}`, ...printWhy(why, paper)];
}

function printUndo(undo: StoryUndo | undefined, clock: StoryClock, paper: Paper): string[] {
  if (undo === undefined) return [];
  const [word, style] = undoWords[undo.state];
  const { attempts, because, nextAt } = undo;
  const times = attempts === 1 ? 'failed once' : `failed ${attempts} times`;
  const why = [
    attempts !== undefined && times,
    because && `${because.code}: ${because.message}`,
    undo.state === 'stuck' && because === undefined && 'it failed too; its cause is in the trace',
    nextAt && `next try ${clock.print(nextAt)}`,
    undo.state === 'failing' && nextAt === undefined && 'that was the last attempt: it will be stuck',
  ];
  return [
    `  ${paper.paint(style, word.padEnd(WORD))}  └ ${undo.does}`,
    ...printWhy(why.filter(Boolean).join('; '), paper),
  ];
}

const printWhy = (why: string, { width }: Paper) => (why === '' ? [] : wrapText(why, { width, indent: WORD + 6 }));
