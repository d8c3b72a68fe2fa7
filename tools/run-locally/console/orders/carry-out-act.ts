import { causeOf } from '../../../../shared/cause-of.ts';
import { quoteWord } from '../../../command-line/quote-word.ts';
import type { Connections } from '../../../operator/connections.ts';
import { SCRIPT } from '../../../operator/desk.ts';
import { runOps } from '../../../operator/run-ops.ts';
import { REASON, wordsOf } from './offer-acts.ts';
import type { ActAnswer, OfferedAct } from './shown-orders.ts';

export interface GivenAct {
  because: string | undefined;
  /** The operator was asked about what can't be taken back, and means it. */
  isMeant: boolean;
}

/** Runs a command of the operator as `npm run ops` does: it is recorded, and what it prints is the answer. */
export async function carryOutAct(
  act: OfferedAct,
  { because, isMeant }: GivenAct,
  connections: Connections,
): Promise<ActAnswer> {
  const reason = because ?? '';
  const isSure = isMeant && act.destroys !== undefined;
  const sure = isSure ? ['--yes'] : [];
  const args = [...wordsOf(act.command, reason), ...sure];
  const line = [act.line.replace(REASON, () => quoteWord(reason)), ...sure].join(' ');
  try {
    const output = await runOps(args, {}, SCRIPT, undefined, () => connections);
    return { line, output: output ?? '', isFailed: false };
  } catch (error) {
    return { line, output: causeOf(error).message, isFailed: true };
  }
}
