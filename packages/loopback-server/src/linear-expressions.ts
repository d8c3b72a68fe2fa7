import { isNativeError } from 'node:util/types';
import { setFlagsFromString } from 'node:v8';
import { createContext, Script } from 'node:vm';

/** V8's backtracking engine gives up after 50,000 steps, and its linear one takes over, where it knows the pattern. */
setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks');

/** What the linear engine doesn't know: lookaround, named groups, back-references and counted repetition. */
const NOT_LINEAR = /\(\?[=!<]|\\[1-9k]|\{/;
const LONGEST_MS = 100;

const context = createContext({ expression: /^/, text: '' });
const timed = new Script('expression.test(text)');

/**
 * Tests an expression that a client wrote, so that none can take all the time: `(a+)+$` needs 2^n steps to find out that
 * n letters don't match.
 *
 * @returns undefined if it takes too long
 */
export function testSafely(expression: RegExp, text: string): boolean | undefined {
  if (!expression.ignoreCase && !NOT_LINEAR.test(expression.source)) return expression.test(text);
  try {
    Object.assign(context, { expression, text });
    return timed.runInContext(context, { timeout: LONGEST_MS }) === true;
  } catch (error) {
    // The error comes from the other context, where `Error` is another class.
    if (isNativeError(error) && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw error;
  }
}
