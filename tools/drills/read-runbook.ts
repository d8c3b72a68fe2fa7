import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';

export interface RunbookStep {
  section: string;
  /** Missing for what is outside of a numbered step. */
  step?: number;
  text: string;
}

/** The sections of a page of `docs/runbooks`, and the numbered steps in each. */
export function readRunbook(page: string): RunbookStep[] {
  const text = readFileSync(join(root, 'docs', 'runbooks', page), 'utf8');
  return text
    .split(/^## /m)
    .slice(1)
    .flatMap((part) => {
      const end = part.indexOf('\n');
      const section = part.slice(0, end).trim();
      return part
        .slice(end + 1)
        .split(/^(?=\d+\. )/m)
        .map((piece) => {
          const number = /^(\d+)\. /.exec(piece)?.[1];
          return { section, ...(number === undefined ? {} : { step: Number(number) }), text: piece };
        });
    });
}
