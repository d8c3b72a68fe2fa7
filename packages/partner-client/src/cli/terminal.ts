type Style = 'dim' | 'red' | 'green' | 'yellow' | 'bold';

const codes: Readonly<Record<Style, number>> = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 };

/** Where a command prints. */
export interface Terminal {
  /** A line of the result: standard output. */
  print(line: string): void;
  /** What people want to know, and programs don't: standard error. */
  note(line: string): void;
  /** Infinity if nobody reads it on a screen. */
  columns(): number;
  paint(style: Style, text: string): string;
}

interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Colours are for a screen, unless NO_COLOR is set (https://no-color.org). */
export function openTerminal(
  { stdout, stderr }: { stdout: Output; stderr: Output },
  environment: Readonly<Record<string, string | undefined>>,
): Terminal {
  const isScreen = stdout.isTTY === true;
  const isWanted = !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';
  const hasColours = isWanted && (isScreen || Boolean(environment['FORCE_COLOR']));
  return {
    print: (line) => void stdout.write(`${line}\n`),
    note: (line) => void stderr.write(`${line}\n`),
    columns: () => (isScreen ? (stdout.columns ?? 80) : Number.POSITIVE_INFINITY),
    paint: (style, text) => (hasColours && text !== '' ? `\x1b[${codes[style]}m${text}\x1b[0m` : text),
  };
}

/** Without characters that could change what a terminal shows: text in events and answers comes from others. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
