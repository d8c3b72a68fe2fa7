import { chooseCommand } from '../../../command-line/choose-command.ts';
import { program } from '../../../operator/program.ts';
import type { Story } from '../../../operator/story/story.ts';
import type { OfferedAct } from './shown-orders.ts';

/** Stands in a suggested command for what the operator has to say. */
export const REASON = '"…"';
/** A command with one needs a file of the operator's machine. */
const FILE = 'FILE';

/**
 * The commands that an order's page can run: those that the story suggests, and a new saga for an order that is not done.
 *
 * @param story told with its commands as they are
 * @param call turns a command into one to copy
 */
export function offerActs({ saga, order, troubles }: Story, call: (command: string) => string): OfferedAct[] {
  const suggested = troubles.flatMap(({ commands }) => commands);
  const isOpen = saga !== undefined && saga.status !== 'completed';
  const commands = new Set([...suggested, ...(isOpen ? [`orders reclaim ${order.id} --even-if-recent`] : [])]);
  return [...commands].flatMap((text) => offer(text, call));
}

function offer(text: string, call: (command: string) => string): OfferedAct[] {
  const words = wordsOf(text, 'why');
  if (words.includes(FILE)) return [];
  const chosen = chooseCommand(program, words, {});
  if (chosen.kind === 'help') return [];
  const { command, given } = chosen;
  return [
    {
      command: text,
      line: call(text),
      does: command.summary,
      destroys: command.isAct ? command.destroys?.(given) : undefined,
      needsReason: command.isAct === true,
    },
  ];
}

/** The arguments of a suggested command, with the operator's reason. */
export const wordsOf = (command: string, reason: string): string[] =>
  command.split(' ').map((word) => (word === REASON ? reason : word));
