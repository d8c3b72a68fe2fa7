import type { Given } from '../command-line/program.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { reasonIn } from './carry-out.ts';
import type { Desk } from './desk.ts';

/** In Azure, an act needs a reason; at a terminal it is asked for. @throws UsageError if there is none */
export async function requireReason(given: Given, { ask }: Desk): Promise<Given> {
  if (!given['azure'] || reasonIn(given) !== undefined) return given;
  const because = await ask?.('Why? It is recorded with your name: ');
  if (!because) throw new UsageError('say why with --because "…": it is recorded with your name');
  return { ...given, because };
}
