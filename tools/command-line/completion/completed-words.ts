import type { Option, Options } from '../option.ts';
import type { SubCommand } from '../program.ts';

/** What can follow at a place of a command line. */
export type Follows = { kind: 'words'; words: readonly Word[] } | { kind: 'files' } | { kind: 'anything' };
export interface Word {
  word: string;
  summary: string;
}

/** What completion knows of a program, for the shells to say in their own way. */
export interface CompletedWords {
  /** By the words given so far: those that can follow. A place that is missing takes no word that is known. */
  places: Map<string, Follows>;
  /** By the words of a command: its options. */
  options: Map<string, Word[]>;
  /** By an option that takes a value: what the value can be. */
  values: Map<string, Follows>;
}

export function completedWords(commands: readonly SubCommand[], common: Options): CompletedWords {
  const places = new Map<string, Follows>();
  const options = new Map<string, Word[]>();
  const values = new Map<string, Follows>();
  for (const { name, summary, argument, optionalArguments = [], choices = {}, options: own = {} } of commands) {
    const parts = name.split(' ');
    for (const [n, word] of parts.entries()) {
      const before = parts.slice(0, n).join(' ');
      const known = places.get(before);
      const words = known?.kind === 'words' ? known.words : [];
      if (words.some((one) => one.word === word)) continue;
      const isLast = n === parts.length - 1;
      places.set(before, { kind: 'words', words: [...words, { word, summary: isLast ? summary : `${word} …` }] });
    }
    const first = argument ?? optionalArguments[0];
    if (first !== undefined) places.set(name, followsOf(first, choices[first]));
    const all = { ...common, ...own };
    options.set(name, [...Object.entries(all).map(toWord), { word: '--help', summary: 'show this help' }]);
    for (const [option, { type, value = '', choices: known }] of Object.entries(all)) {
      if (type === 'string') values.set(`--${option}`, followsOf(value.toLowerCase(), known));
    }
  }
  return { places, options, values };
}

const toWord = ([name, { summary = '' }]: [string, Option]): Word => ({ word: `--${name}`, summary });

function followsOf(what: string, choices: readonly string[] | undefined): Follows {
  if (choices !== undefined) return { kind: 'words', words: choices.map((word) => ({ word, summary: '' })) };
  return what === 'file' || what === 'dir' ? { kind: 'files' } : { kind: 'anything' };
}
