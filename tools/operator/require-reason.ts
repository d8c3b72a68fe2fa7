import type { Given } from '../command-line/program.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { reasonIn } from './carry-out.ts';
import type { Desk } from './desk.ts';

/** What pages and help write in place of a reason. */
const PLACEHOLDER = /^(?:…|\.\.\.|text|why|reason)$/i;

/**
 * In Azure, an act needs a reason; at a terminal it is asked for.
 *
 * @throws UsageError if there is none, or only what stands for one in a page: it would be kept for good
 */
export async function requireReason(given: Given, { ask }: Desk): Promise<Given> {
  const reason = reasonIn(given);
  if (reason !== undefined) refusePlaceholder(reason);
  if (!given['azure'] || reason !== undefined) return given;
  const because = await ask?.('Why? It is recorded with your name: ');
  if (!because) throw new UsageError('say why with --because "…": it is recorded with your name');
  refusePlaceholder(because);
  return { ...given, because };
}

function refusePlaceholder(reason: string): void {
  if (!PLACEHOLDER.test(reason.trim())) return;
  const hint = 'write why, because it is recorded with your name';
  throw new UsageError(`--because: ${reason.trim()} stands for a reason, and is none: ${hint}`);
}
