/** A sequence without a gap: letters, digits, and combining marks. */
export interface Word {
  start: number;
  end: number;
  /** Its digits if they are all together, otherwise empty. */
  digits: string;
  /** Whether there are letters before or after the digits. */
  before: boolean;
  after: boolean;
}

const BEYOND_ASCII = /[\p{L}\p{M}\p{N}]/u;

type Kind = 'gap' | 'letter' | 'digit';

/** Splits a text, whose digits must be 0 to 9, into words. It reads each character code only once. */
export function* splitWords(text: string): Generator<Word> {
  for (let at = 0; at < text.length; ) {
    if (kindAt(text, at) === 'gap') {
      at += sizeAt(text, at);
      continue;
    }
    const start = at;
    const from = skipKind(text, start, 'letter');
    const to = skipKind(text, from, 'digit');
    const behind = skipKind(text, to, 'letter');
    const isMixed = behind < text.length && kindAt(text, behind) === 'digit';
    at = isMixed ? skipWord(text, behind) : behind;
    yield { start, end: at, digits: isMixed ? '' : text.slice(from, to), before: from > start, after: behind > to };
  }
}

function skipKind(text: string, from: number, kind: Kind): number {
  let at = from;
  while (at < text.length && kindAt(text, at) === kind) at += sizeAt(text, at);
  return at;
}

function skipWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && kindAt(text, at) !== 'gap') at += sizeAt(text, at);
  return at;
}

const sizeAt = (text: string, at: number) => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

function kindAt(text: string, at: number): Kind {
  const code = text.charCodeAt(at);
  if (code >= 48 && code <= 57) return 'digit';
  const letter = code | 32;
  if (letter >= 97 && letter <= 122 && code < 128) return 'letter';
  if (code < 128) return 'gap';
  return BEYOND_ASCII.test(String.fromCodePoint(text.codePointAt(at) ?? 0)) ? 'letter' : 'gap';
}
