import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { wrapText } from '../command-line/wrap-text.ts';
import type { Drill } from './drill-declaration.ts';
import type { DrillStack } from './drill-stack.ts';
import { findFaultsOf } from './find-faults-of.ts';
import { openDesk } from './open-desk.ts';
import { pageOperator } from './page-operator.ts';
import { unlessStopped } from './unless-stopped.ts';
import { type Score, timeOf, writeScore } from './write-score.ts';

const LOOK_MS = 2_000;

interface Terminal {
  width: number;
  say(line: string): void;
  /** Lines that the operator enters; none if nobody can. */
  input: NodeJS.ReadableStream;
  /** Whether somebody sits there, who says when the stack may stop. */
  isAttended: boolean;
  stopping: AbortSignal;
}

/**
 * Breaks the stack, pages the operator, and waits until everything is repaired or the operator leaves.
 *
 * @param hasHints whether the hints come with the page
 * @returns how it went
 */
export async function runDrill(
  drill: Drill,
  stack: DrillStack,
  { width, say, input, isAttended, stopping }: Terminal,
  hasHints: boolean,
): Promise<Score> {
  const tell = (text: string, indent = 0) => {
    for (const line of wrapText(text, { width, indent })) say(line);
  };
  const brokenAt = new Date();
  const emergency = await unlessStopped(drill.begin(stack), stopping);
  const carriedOut: Score['acts'][number][] = [];
  const carryOut = async (call: string) => {
    const done = await emergency.carryOut?.(call);
    if (done !== undefined) say(`${timeOf(new Date())}  ${call}: ${done}`);
    if (done !== undefined && !ONLY_LOOKS.test(call)) carriedOut.push({ at: new Date().toISOString(), command: call });
    return done;
  };
  const desk = await openDesk(stack, carryOut, emergency.variables);
  const score: Score = { brokenAt, pagedAt: new Date(), acts: [], hints: 0 };
  const hint = () => {
    const text = drill.hints[score.hints];
    if (text === undefined) return tell('There is no further hint.');
    score.hints += 1;
    tell(`Hint ${score.hints} of ${drill.hints.length}: ${text}`);
  };
  let faults: string[] = [];
  const showFaults = () =>
    tell(`${timeOf(new Date())}  ${faults.length === 0 ? 'nothing is wrong' : faults.join('; ')}`);

  say('');
  for (const line of pageOperator(drill, width)) say(line);
  if (emergency.tells) tell(emergency.tells, 2);
  say('');
  tell(
    'You are on call. In a second terminal, make a shell the desk of this drill, and do there what the runbook says:',
  );
  say(`  . ${desk.file}`);
  tell(
    'Its commands reach this drill and nothing in Azure; the set-up of the runbooks is done. Copy them as they are, with --azure.',
  );
  if (drill.note) tell(drill.note);
  tell('Here: Enter when you know the cause, h for a hint, s for the state, Ctrl-C to give up.');
  say('');
  if (hasHints) for (const _ of drill.hints) hint();
  const lines = createInterface({ input, terminal: false });
  lines.on('line', (line) => {
    if (score.repairedAt !== undefined) return;
    const key = line.trim().toLowerCase();
    if (key === 'h') return hint();
    if (key === 's') return showFaults();
    if (score.knownAt === undefined) {
      score.knownAt = new Date();
      tell(`${timeOf(score.knownAt)}  The cause is known. Now repair it.`);
    }
  });
  const ended = new Promise<void>((resolve) => {
    stopping.addEventListener('abort', () => resolve(), { once: true });
    lines.once('close', resolve);
    lines.on('line', () => score.repairedAt && resolve());
  });
  let { meanwhile } = emergency;
  try {
    try {
      for (;;) {
        if (meanwhile && Date.now() - score.pagedAt.getTime() >= meanwhile.afterMs) {
          tell(`${timeOf(new Date())}  ${await meanwhile.happens()}`);
          meanwhile = undefined;
        }
        const before = faults.join();
        faults = await findFaultsOf(stack, emergency);
        if (faults.length === 0) break;
        if (faults.join() !== before) showFaults();
        await sleep(LOOK_MS, undefined, { signal: stopping });
      }
      score.repairedAt = new Date();
      tell(
        `${timeOf(score.repairedAt)}  Repaired: every order is done, no money is taken twice, and nothing is left in a queue.`,
      );
    } catch (error) {
      if (!stopping.aborted) throw error;
      tell(`You have given up. Still wrong: ${faults.join('; ')}`);
    }
    score.acts = [...(await actsSince(stack, score.pagedAt)), ...carriedOut].toSorted((a, b) => (a.at < b.at ? -1 : 1));
    say('');
    for (const line of writeScore(drill, score)) say(line);
    tell(`The cause: ${drill.cause}`);
    if (isAttended && score.repairedAt !== undefined) {
      tell('The stack runs on, for the rest of the runbook. Enter ends the drill.');
      await ended;
    }
  } finally {
    lines.close();
    await desk.close();
    await emergency.end?.();
  }
  return score;
}

/** What operators changed since then, by the audit. */
async function actsSince({ ports }: DrillStack, since: Date): Promise<Score['acts']> {
  const { acts } = await ports.auditLog.list({ since }, MOST_ACTS).catch(() => ({ acts: [] }));
  return acts
    .map(({ at, command, given, end }) => {
      const how = end?.outcome === 'failed' ? ['(failed)'] : [];
      return { at, command: [command, ...wordsOf(given), ...how].join(' ') };
    })
    .toReversed();
}

const MOST_ACTS = 100;
/** Commands of Azure and of deliveries that change nothing. */
const ONLY_LOOKS = / (?:status|show|list)\b/;
/** They say where it was done, not what. */
const PLACES = new Set(['azure', 'state', 'json']);

function wordsOf(given: Readonly<Record<string, string | boolean>>): string[] {
  return Object.entries(given)
    .filter(([name]) => !PLACES.has(name))
    .map(([name, value]) => (typeof value === 'string' ? value : `--${name}`));
}
