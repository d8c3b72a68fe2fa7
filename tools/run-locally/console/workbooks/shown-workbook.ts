import type { QueryAnswer } from '../../../monitoring/telemetry-questions.ts';
import type { Workbook } from '../../../monitoring/workbook.ts';

/** A workbook in the list of them. */
export interface ListedWorkbook {
  name: string;
  title: string;
  /** The first sentence of its introduction. */
  about: string;
}

/** A workbook with what a deployment would write into its texts. */
export type ShownWorkbook = Workbook['items'];

/** What a query of a panel found, from `since` until `now`, in milliseconds. */
export type ShownAnswer = QueryAnswer & { since: number; now: number };
/** One that could be answered here. */
export type FoundRows = Extract<ShownAnswer, { rows: unknown }>;
