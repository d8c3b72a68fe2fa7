import type { Options } from './option.ts';

/** A command of a program that has several. */
export interface SubCommand {
  /** `orders show`: the words that call it. */
  name: string;
  summary: string;
  /** The name of the word that must stand behind it, if one must. */
  argument?: string;
  /** The names of the words that may stand behind that. */
  optionalArguments?: readonly string[];
  options?: Options;
}

/** What a command was given, by the names of its arguments and options. */
export type Given = Readonly<Record<string, string | boolean | undefined>>;

export interface Program<C extends SubCommand> {
  /** How it is called: `npm run ops --`. */
  call: string;
  commands: readonly C[];
  /** Options of every command. */
  common: Options;
  /** The last lines of every help. */
  notes?: string;
}
