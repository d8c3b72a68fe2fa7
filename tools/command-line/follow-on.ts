import { setTimeout as wait } from 'node:timers/promises';
import { type Paper, paperOf } from './paper.ts';

const ESC = '\u001b[';
/** A second screen, which leaves what was on the terminal as it was, without a cursor. */
const BEGIN = `${ESC}?1049h${ESC}?25l`;
const END = `${ESC}?25h${ESC}?1049l`;
/** q, Ctrl-C and Ctrl-D, as a terminal sends them in raw mode. */
const ENDS = ['q', 'Q', '\u0003', '\u0004'];

/**
 * Shows text that changes in place on a terminal, until `q`, Ctrl-C or a signal ends it. The terminal is then as it was,
 * also if a look fails.
 */
export function followOn(input: NodeJS.ReadStream, output: NodeJS.WriteStream, environment: NodeJS.ProcessEnv) {
  return async (look: (paper: Paper) => Promise<readonly string[]>, everyMs: number): Promise<void> => {
    const ended = new AbortController();
    const end = () => ended.abort();
    const onKey = (key: Buffer) => {
      if (ENDS.some((one) => key.includes(one))) end();
    };
    let again = new AbortController();
    const onResize = () => again.abort();
    output.write(BEGIN);
    if (input.isTTY) input.setRawMode(true).on('data', onKey).resume();
    output.on('resize', onResize);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
    try {
      while (!ended.signal.aborted) {
        again = new AbortController();
        const lines = await untilEnded(look(paperOf(output, environment)), ended.signal);
        if (lines === undefined) break;
        output.write(frameOf(lines, output));
        const anything = AbortSignal.any([ended.signal, again.signal]);
        await wait(everyMs, undefined, { signal: anything }).catch(() => undefined);
      }
    } finally {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, end);
      output.off('resize', onResize);
      if (input.isTTY) input.off('data', onKey).setRawMode(false).pause();
      output.write(END);
    }
  };
}

/** @returns undefined if it was ended before */
function untilEnded<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  signal.addEventListener('abort', () => resolve(undefined), { once: true });
  work.catch(() => undefined);
  return Promise.race([work, promise]);
}

/** Each line is overwritten in its place, so that nothing flickers. What doesn't fit is left out. */
function frameOf(lines: readonly string[], { rows = 24 }: NodeJS.WriteStream): string {
  const shown = lines.slice(0, Math.max(1, rows - 1));
  return `${ESC}H${shown.map((line) => `${line}${ESC}K\r\n`).join('')}${ESC}J`;
}
