import { UsageError } from '../command-line/usage-error.ts';
import type { Azure } from './azure.ts';

interface Option {
  /** What stands for its value in the help; none for a switch. */
  value?: string;
  summary: string;
  required?: boolean;
}

/** What a command was given, by the names of its argument and options; a switch that was set is `true`. */
export type Given = Readonly<Record<string, string | true | undefined>>;

/** For a person, and for a program (`--json`). */
export interface Report {
  lines: string[];
  data: unknown;
}

export interface Command {
  /** `orders show` */
  name: string;
  summary: string;
  /** The name of what stands behind the command, if something has to. */
  argument?: string;
  /** What may stand there, and need not. */
  optionalArgument?: string;
  options?: Readonly<Record<string, Option>>;
  run(azure: Azure, given: Given): Promise<Report>;
}

/** A fault of what was asked for, or of where: told in one line. */
export class OpsError extends Error {
  override name = 'OpsError';
}

/** The value of an option or argument that has to be there by the time a command runs. */
export function textOf(given: Given, name: string): string {
  const value = given[name];
  if (typeof value !== 'string' || value === '') throw new UsageError(`${name} is missing`);
  return value;
}
