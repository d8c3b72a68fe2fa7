import type { Change } from '../../shared/domain/act.ts';
import type { OrderRef } from '../../shared/domain/ids.ts';
import type { Paper } from '../command-line/paper.ts';
import type { Given, SubCommand } from '../command-line/program.ts';
import type { OperatorPorts } from './operator-ports.ts';

/** The answer of a command: for a person, and for a program (`--json`). */
export interface Report {
  lines: string[];
  /** The same for a terminal, with its width and its colours. Without it, long lines are broken; a file's must not be. */
  print?(paper: Paper): string[];
  data: unknown;
  /** Something is wrong, and `--check` asked for that: the exit code is 1. */
  isFault?: boolean;
}

/** The answer of a command that changes something. */
export interface ActReport extends Report {
  /** What it changed, for the audit. */
  changes: Change[];
}

interface LookingCommand extends SubCommand {
  isAct?: false;
  /** On a terminal it looks again each so many milliseconds, until it is ended. */
  everyMs?: number;
  run(ports: OperatorPorts, given: Given): Promise<Report>;
}

/** It changes something, so it is recorded: who ran it, when, why, and what changed. */
export interface ActingCommand extends SubCommand {
  isAct: true;
  /** The names of options whose values are not recorded. */
  unrecorded?: readonly string[];
  /** Its `--dry-run` writes too, a request to the app: so that is recorded as well. */
  dryRunWrites?: boolean;
  /** What it does that can't be taken back, or that stops a partner: it asks first. Undefined if these options don't. */
  destroys?(given: Given): string | undefined;
  /** The orders that it is about, if its arguments don't name them: the reason must not name their people. */
  findOrders?(ports: OperatorPorts, given: Given): Promise<OrderRef[]>;
  run(ports: OperatorPorts, given: Given): Promise<ActReport>;
}

export type OperatorCommand = LookingCommand | ActingCommand;
