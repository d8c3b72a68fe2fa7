import type { parseArgs } from 'node:util';

/** An option of a command, as `parseArgs` takes it, with its help. */
export interface Option {
  type: 'string' | 'boolean';
  default?: string | boolean;
  /** The placeholder for its value in the help. */
  value?: string;
  summary?: string;
  /** Its only values, for completion. */
  choices?: readonly string[];
  required?: boolean;
  /** Names that it had before: who uses one is told this one. */
  formerly?: readonly string[];
}
export type Options = Readonly<Record<string, Option>>;

/** The values of options; one with a default always has a value. */
export type Flags<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true; allowNegative: true }>
>['values'];
