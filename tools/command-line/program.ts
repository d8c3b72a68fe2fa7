import type { Options } from './option.ts';

/** A command of a program that has several. */
export interface SubCommand {
  /** `orders show`: the words that call it. */
  name: string;
  /** Earlier names, which call it too and are not listed. */
  also?: readonly string[];
  summary: string;
  /** The name of its required argument, if it has one. */
  argument?: string;
  /** The names of its optional arguments. */
  optionalArguments?: readonly string[];
  /** The only values of an argument, by its name. */
  choices?: Readonly<Record<string, readonly string[]>>;
  options?: Options;
}

/** The values of a command's arguments and options, by name. */
export type Given = Readonly<Record<string, string | boolean | undefined>>;

export interface Program<C extends SubCommand> {
  /** How to call it: `npm run ops --`. */
  call: string;
  commands: readonly C[];
  /** Options of every command. */
  common: Options;
  /** The last lines of every help text. */
  notes?: string;
  /** How wide help is, in characters; without a limit where it is missing. */
  width?: number;
}
