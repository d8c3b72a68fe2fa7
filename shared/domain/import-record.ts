import { z } from 'zod';
import { personalData } from './personal-data.ts';

export const importFormats = ['csv', 'ndjson'] as const;
export type ImportFormat = (typeof importFormats)[number];

/** Where the work on a file can go on. */
export const FilePlace = z.object({
  offset: z.int().nonnegative(),
  /** The number of the line there, from 1. */
  line: z.int().positive(),
  /** Whether the rest of the line belongs to a record that was refused. */
  isSkipping: z.literal(true).optional(),
});
export type FilePlace = z.infer<typeof FilePlace>;

export const FILE_START: FilePlace = { offset: 0, line: 1 };

/** The same between two orders, with what the rows before it mean for those after it. */
export const ImportPlace = FilePlace.extend({
  /** The columns of the CSV file. */
  columns: z.array(z.string()).optional(),
  /**
   * Rows of an order that is refused already: those with this key; and those of the next row, whatever its key, because
   * a row before it is unreadable and may belong to the same order.
   */
  doomed: z
    .object({ key: z.string().register(personalData, { of: 'recipient' }).optional(), isNext: z.boolean() })
    .optional(),
});
export type ImportPlace = z.infer<typeof ImportPlace>;

/** A row of an import's report. */
export const Refusal = z.object({
  line: z.int().positive().describe('The number of the line, from 1; of an order with several rows: its first line'),
  code: z.string().describe('What is wrong, as a code for programs: a code of our errors, or `malformed_csv`'),
  message: z.string().describe('What is wrong, as a sentence for people'),
});
export type Refusal = z.infer<typeof Refusal>;
