import { randomUUID } from 'node:crypto';
import { causeOf } from '../../shared/cause-of.ts';
import type { Act, ActEnd } from '../../shared/domain/act.ts';
import type { Given } from '../command-line/program.ts';
import type { ActingCommand, ActReport, Report } from './operator-command.ts';
import type { OperatorPorts } from './operator-ports.ts';
import { PartlyDone } from './partly-done.ts';
import { recordedFault } from './recorded-fault.ts';

/** These are about how a command is called, not about what it does. */
const CALL = new Set(['azure', 'json', 'state', 'because', 'yes']);

/**
 * Runs a command that changes something, and records it: that it begins, before anything is changed, and how it ended.
 *
 * @throws what the command throws, or that its beginning can't be recorded, and then nothing is changed
 */
export async function carryOut(command: ActingCommand, ports: OperatorPorts, given: Given): Promise<Report> {
  const { auditLog, clock } = ports;
  const because = reasonIn(given);
  const act: Act = {
    id: `act_${randomUUID()}`,
    at: clock.now().toISOString(),
    by: await ports.operator(),
    via: 'ops',
    command: command.name,
    given: recorded(given, command.unrecorded ?? []),
    ...(because === undefined ? {} : { because }),
    ...(given['dry-run'] === true || command.destroys?.(given) === undefined ? {} : { destroys: true }),
  };
  await auditLog.begin(act);
  let report: ActReport;
  try {
    report = await command.run(ports, given);
  } catch (error) {
    const part = error instanceof PartlyDone ? error : undefined;
    const fault = recordedFault(part === undefined ? error : part.cause);
    // What went wrong matters more than that it can't be noted: an act without an end is seen too.
    await auditLog.end(act, endOf('failed', part?.report.changes ?? [], clock.now(), fault)).catch(() => undefined);
    throw error;
  }
  const { lines, data, changes } = report;
  try {
    await auditLog.end(act, endOf('done', changes, clock.now()));
    return { lines, data };
  } catch (error) {
    const note = `this is done, and its record has no end, because that could not be written: ${causeOf(error).message}`;
    return { lines: [...lines, note], data };
  }
}

/** Why it is done. */
export function reasonIn(given: Given): string | undefined {
  const reason = given['because'];
  return typeof reason === 'string' && reason.trim() !== '' ? reason : undefined;
}

function endOf(outcome: ActEnd['outcome'], changes: ActReport['changes'], at: Date, fault?: string): ActEnd {
  return { at: at.toISOString(), outcome, changes, changed: changes.length, ...(fault === undefined ? {} : { fault }) };
}

function recorded(given: Given, unrecorded: readonly string[]): Act['given'] {
  const entries = Object.entries(given).flatMap(([name, value]): [string, string | boolean][] => {
    if (value === undefined || CALL.has(name)) return [];
    return [[name, unrecorded.includes(name) ? '…' : value]];
  });
  return Object.fromEntries(entries);
}
