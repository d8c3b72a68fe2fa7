import type { Given } from '../../command-line/program.ts';
import { stateFlag } from '../../command-line/state-flag.ts';

const LOOKS = / (show|list)\b/;
const HAS_REASON = / --because /;

/** Writes commands so that they reach the installation that this one was asked about. In Azure, acts say why. */
export function callsIn({ azure, state }: Given): (command: string) => string {
  const where = azure ? ' --azure' : stateFlag(typeof state === 'string' ? state : undefined);
  return (command) => {
    const why = azure && !LOOKS.test(command) && !HAS_REASON.test(command) ? ' --because "…"' : '';
    return `npm run ops -- ${command}${where}${why}`;
  };
}
