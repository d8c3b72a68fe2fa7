import { join } from 'node:path';
import { ZodError } from 'zod';
import { causeOf } from '../../shared/cause-of.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import { chooseCommand } from '../command-line/choose-command.ts';
import { FaultReport } from '../command-line/fault-report.ts';
import { hangLines } from '../command-line/hang-lines.ts';
import type { Given } from '../command-line/program.ts';
import { resolveHere } from '../command-line/resolve-here.ts';
import { showControls } from '../command-line/show-controls.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { root } from '../root.ts';
import { carryOut } from './carry-out.ts';
import { checkUsage } from './check-usage.ts';
import { type Connections, connectionsIn, localConnections } from './connections.ts';
import { type Desk, SCRIPT } from './desk.ts';
import { explainOutage } from './doctor/explain-outage.ts';
import type { OperatorCommand, Report } from './operator-command.ts';
import type { OperatorPorts } from './operator-ports.ts';
import { OpsError } from './ops-error.ts';
import { PartlyDone } from './partly-done.ts';
import { program } from './program.ts';
import { refuseNamingReason } from './refuse-naming-reason.ts';
import { requireConsent } from './require-consent.ts';
import { requireReason } from './require-reason.ts';

/**
 * Runs the command that the arguments name.
 *
 * @param clock another one than that of this machine
 * @param connections the stores; by default those that the arguments and the environment name
 * @returns its answer; undefined if it was shown until the operator ended it
 * @throws UsageError; OpsError when it can't be carried out; FaultReport with the answer of a `--check --json`
 */
export async function runOps(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
  desk: Desk = SCRIPT,
  clock?: Clock,
  connections: (given: Given) => Connections = (given) => storesOf(given, environment),
): Promise<string | undefined> {
  const chosen = chooseCommand({ ...program, width: desk.paper.width }, args, environment);
  if (chosen.kind === 'help') return chosen.text;
  const { command } = chosen;
  const isDry = chosen.given['dry-run'] === true;
  const isAct = command.isAct === true && (!isDry || command.dryRunWrites === true);
  if (isAct) await checkUsage(command, chosen.given);
  const given = isAct ? await requireReason(chosen.given, desk) : chosen.given;
  // A reason that was asked for is not in the first check, and what it must not say would be recorded.
  if (isAct && given !== chosen.given) await checkUsage(command, given);
  if (isAct && !isDry) await requireConsent(command, given, desk);
  // The SDKs are large; help and a wrong call don't need them.
  const { connectPorts } = await import('./connect-ports.ts');
  const { ports, close } = connectPorts(() => connections(given), clock);
  try {
    if (!isAct && 'everyMs' in command && desk.follow !== undefined && !given['json'] && !given['once'])
      return await follow(command, ports, given, desk.follow);
    if (isAct) await refuseNamingReason(command, ports, given);
    const report = await (isAct ? carryOut(command, ports, given) : command.run(ports, given));
    return answerOf(report, given, desk);
  } catch (error) {
    if (error instanceof PartlyDone) throw answerOfPart(error, given);
    if (error instanceof ZodError)
      throw new OpsError(`a stored document can't be read: ${causeOf(error).message}`, { cause: error });
    const isOurs = [UsageError, OpsError, FaultReport].some((kind) => error instanceof kind);
    const hint = isOurs ? undefined : explainOutage(error, given['azure'] ? 'azure' : 'local');
    if (hint === undefined) throw error;
    throw new OpsError(`${causeOf(error).message}: ${hint}`, { cause: error });
  } finally {
    await close();
  }
}

function storesOf({ azure, state }: Given, environment: NodeJS.ProcessEnv): Connections {
  return azure
    ? connectionsIn(environment)
    : localConnections(resolveHere(String(state ?? join(root, '.local')), environment));
}

function answerOf({ lines, print, data, isFault }: Report, given: Given, { paper }: Desk): string {
  const answer = given['json']
    ? JSON.stringify(data, undefined, 2)
    : showControls((print?.(paper) ?? hangLines(lines, paper.width)).join('\n'));
  if (!isFault) return answer;
  throw given['json'] ? new FaultReport(answer) : new OpsError(answer);
}

/** What was done is printed, because nothing else has what was deleted. */
function answerOfPart({ message, cause, report }: PartlyDone, given: Given): Error {
  if (given['json']) return new FaultReport(JSON.stringify({ fault: message, done: report.data }, undefined, 2));
  return new OpsError([`it failed midway: ${message}`, 'done before that:', ...report.lines].join('\n'), { cause });
}

async function follow(
  command: OperatorCommand & { everyMs?: number },
  ports: OperatorPorts,
  given: Given,
  show: NonNullable<Desk['follow']>,
): Promise<undefined> {
  await show(async (paper) => {
    const { lines, print } = await command.run(ports, given);
    return (print?.(paper) ?? lines).map(showControls);
  }, command.everyMs ?? 0);
}
