import { chooseCommand } from '../../../command-line/choose-command.ts';
import { program } from '../../../operator/program.ts';
import type { Story } from '../../../operator/story/story.ts';
import type { OfferedAct } from './shown-orders.ts';

/** Stands in a suggested command for what the operator has to say. */
export const REASON = '"…"';
/** A command with one needs a file of the operator's machine. */
const FILE = 'FILE';

/**
 * The commands that an order's page can run: those that the story suggests, and, as the last resort, a new saga for an order
 * that is not done.
 *
 * @param story told with its commands as they are
 * @param call turns a command into one to copy
 */
export function offerActs({ saga, order, troubles }: Story, call: (command: string) => string): OfferedAct[] {
  const suggested = troubles.flatMap(({ commands }) => commands);
  const isOpen = saga !== undefined && saga.status !== 'completed';
  const reclaim = `orders reclaim ${order.id}`;
  const isRescue = isOpen && !suggested.includes(reclaim);
  return [...new Set([...suggested, ...(isRescue ? [reclaim] : [])])].flatMap((text) =>
    offer(text, call, isRescue && text === reclaim),
  );
}

function offer(text: string, call: (command: string) => string, isRescue: boolean): OfferedAct[] {
  const words = wordsOf(text, 'why');
  if (words.includes(FILE)) return [];
  const chosen = chooseCommand(program, words, {});
  if (chosen.kind === 'help') return [];
  const { command, given } = chosen;
  // Every act says why, also where the command line does not insist on it.
  const asked = command.isAct && !text.includes(' --because ') ? `${text} --because ${REASON}` : text;
  return [
    {
      command: asked,
      line: call(asked),
      toldAs: call(text),
      isRescue,
      does: command.summary,
      destroys: command.isAct ? command.destroys?.(given) : undefined,
      needsReason: command.isAct === true,
    },
  ];
}

/** The arguments of a suggested command, with the operator's reason. */
export const wordsOf = (command: string, reason: string): string[] =>
  command.split(' ').map((word) => (word === REASON ? reason : word));
