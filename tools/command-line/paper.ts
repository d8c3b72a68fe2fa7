import { styleText } from 'node:util';

const styles = { strong: 'bold', faint: 'dim', good: 'green', bad: 'red', care: 'yellow', key: 'cyan' } as const;
export type Style = keyof typeof styles;

/** What text is printed on: how wide it is, and whether it shows colours. Text says the same without them. */
export interface Paper {
  /** In characters; infinite if nothing has to be broken, as in a file. */
  width: number;
  paint(style: Style, text: string): string;
}

/** Of a file or a pipe. */
export const PLAIN: Paper = { width: Number.POSITIVE_INFINITY, paint: (_, text) => text };

const NARROWEST = 40;

/** Colours are only on a terminal that has them; NO_COLOR and FORCE_COLOR decide as Node.js does. */
export function paperOf(stream: NodeJS.WriteStream, environment: Readonly<Record<string, string | undefined>>): Paper {
  if (!stream.isTTY) return PLAIN;
  const hasColours = stream.hasColors(environment);
  return {
    width: Math.max(NARROWEST, stream.columns || 80),
    paint: (style, text) => (hasColours ? styleText(styles[style], text, { validateStream: false }) : text),
  };
}
