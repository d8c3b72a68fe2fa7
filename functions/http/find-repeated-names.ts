import { pathOf } from './faults.ts';

/** Nobody reads more, and a body with thousands of repeated names must stay cheap to refuse. */
const MOST_REPORTED = 20;

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

interface Place {
  /** Undefined if this level is a list. */
  names: Set<string> | undefined;
  at: string | number;
  /** Whether the next string is a name rather than a value. */
  beforeName: boolean;
}

/**
 * Finds names that occur more than once in an object, even if they are escaped differently, and returns at most twenty
 * paths. RFC 8259 doesn't say which one counts: `JSON.parse` silently takes the last, other parsers take the first.
 *
 * @param json text that `JSON.parse` has accepted; only the names are checked here
 */
export function findRepeatedNames(json: string): string[] {
  const repeated: string[] = [];
  const places: Place[] = [];
  let here: Place | undefined;
  for (let i = 0; i < json.length; i += 1) {
    switch (json.charCodeAt(i)) {
      case QUOTE: {
        const end = findStringEnd(json, i);
        if (here?.names && here.beforeName) {
          here.at = readName(json, i, end);
          here.beforeName = false;
          if (here.names.has(here.at)) repeated.push(pathOf(places.map(({ at }) => at)));
          if (repeated.length === MOST_REPORTED) return removeDuplicates(repeated);
          here.names.add(here.at);
        }
        i = end;
        break;
      }
      case OPEN_OBJECT:
        here = { names: new Set(), at: '', beforeName: true };
        places.push(here);
        break;
      case OPEN_LIST:
        here = { names: undefined, at: 0, beforeName: false };
        places.push(here);
        break;
      case CLOSE_OBJECT:
      case CLOSE_LIST:
        places.pop();
        here = places.at(-1);
        break;
      case COMMA:
        if (here?.names) here.beforeName = true;
        else if (typeof here?.at === 'number') here.at += 1;
        break;
    }
  }
  return removeDuplicates(repeated);
}

const removeDuplicates = (paths: string[]): string[] => [...new Set(paths)];

/** Finds the end of the string that begins at `start`: the next quote that isn't escaped. */
function findStringEnd(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  while (isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end;
}

function isEscaped(json: string, at: number): boolean {
  let before = at - 1;
  while (json.charCodeAt(before) === BACKSLASH) before -= 1;
  return (at - before) % 2 === 0;
}

/** `"a"` and `"\u0061"` are the same name. */
function readName(json: string, start: number, end: number): string {
  const raw = json.slice(start + 1, end);
  return raw.includes('\\') ? JSON.parse(`"${raw}"`) : raw;
}
