import { TokenRefused } from '../access-tokens.ts';
import { ApiProblem, NoAnswer } from '../api-problem.ts';
import { causeOf } from './cause-of.ts';
import type { Connection } from './connection.ts';
import { WrongUsage } from './wrong-usage.ts';

/** The error that a user can act on. */
export function explainFailure(error: unknown, { baseUrl, advice }: Pick<Connection, 'baseUrl' | 'advice'>): Error {
  const hint = advice === undefined ? '' : `\n${advice}`;
  if (error instanceof NoAnswer && error.from === 'identity_provider') {
    const check = hint || ' Check the address that tokens come from (--token-url).';
    return new Error(`No answer from the identity provider: ${causeOf(error.cause)}.${check}`, { cause: error });
  }
  if (error instanceof NoAnswer) {
    return new Error(`No answer from ${baseUrl}: ${causeOf(error.cause)}.${hint}`, { cause: error });
  }
  if (error instanceof TokenRefused) {
    return new Error(`${error.message}${checkOf(error) ?? hint}`, { cause: error });
  }
  if (error instanceof ApiProblem) return explainProblem(error);
  return error instanceof Error ? error : new Error(String(error));
}

function checkOf({ status, code }: TokenRefused): string | undefined {
  if (status >= 500 || status === 429) return undefined;
  // RFC 6749 has a code for each refusal.
  return code === undefined
    ? ' Check the address that tokens come from (--token-url).'
    : ' Check the id and the secret of the client.';
}

function explainProblem(problem: ApiProblem): Error {
  const { code, message, details, status, requestId } = problem;
  const lines = details.map(({ path, message: fault }) => `  ${path}: ${fault}`);
  const wrongType = details.find(({ path }) => path.startsWith('query.types'));
  if (wrongType !== undefined) return new WrongUsage(`--types: ${wrongType.message}`);
  if (code === 'invalid_cursor') {
    return new WrongUsage(
      'The API does not know this place in the feed: it is of another partner, or the stack was started with empty state.',
    );
  }
  const request = requestId === undefined ? '' : ` (request ${requestId})`;
  return new Error([`${status} ${code}: ${message}${request}`, ...lines].join('\n'), { cause: problem });
}
