import type { Given, SubCommand } from '../command-line/program.ts';
import type { OperatorPorts } from './operator-ports.ts';

/** The answer of a command: for a person, and for a program (`--json`). */
export interface Report {
  lines: string[];
  data: unknown;
}

export interface OperatorCommand extends SubCommand {
  run(ports: OperatorPorts, given: Given): Promise<Report>;
}
