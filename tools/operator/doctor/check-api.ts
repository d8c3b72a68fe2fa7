import { causeOf } from '../../../shared/cause-of.ts';
import { type Check, type Finding, missing, type Place, unknown, well } from './finding.ts';

const TIMEOUT_MS = 10_000;
/** Tokens are refused when clocks differ by more than five minutes. */
const MOST_SKEW_MS = 60_000;

/** The way that partners call: the gateway, and behind it an app that can accept orders. */
export const checkApi: Check = {
  subject: 'the API',
  async run({ addresses: { gateway } }, place) {
    if (gateway === undefined) {
      return unknown(
        'the API was not called, and this machine’s clock was not compared',
        'set API_URL: azd env get-value API_URL prints it',
      );
    }
    let response: Response;
    try {
      response = await fetch(new URL('/readyz', gateway), { signal: AbortSignal.timeout(TIMEOUT_MS) });
    } catch (error) {
      // "fetch failed" alone names neither the address nor the reason.
      const reason = error instanceof TypeError && error.cause !== undefined ? error.cause : error;
      throw new Error(`${gateway}: ${causeOf(reason).message}`, { cause: reason });
    }
    const clock = compareClocks(response.headers.get('date'));
    if (response.ok) return [...well(`${gateway} is ready to accept orders`), ...clock];
    const said = (await response.text()).slice(0, 300);
    return [
      ...missing(`${gateway}/readyz answers ${response.status}: ${said}`, remedyFor(response.status, place)),
      ...clock,
    ];
  },
};

/** 503 comes from the app, which says what it lacks; everything else from what is before it. */
function remedyFor(status: number, place: Place): string {
  if (place === 'azure') {
    return status === 503
      ? 'docs/runbooks/README.md; a new role takes some minutes'
      : 'is the app deployed? docs/deploy.md, "What breaks first"';
  }
  return status === 503
    ? 'the answer names what isn’t ready, and the window of the Functions host says why; with `func start` or `npm run host`: docs/core-tools.md'
    : 'is the Functions host running? With `npm start -- --no-host` you start it yourself: docs/core-tools.md';
}

function compareClocks(date: string | null): Finding[] {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return [];
  const skew = Math.round((Date.now() - theirs) / 1_000);
  if (Math.abs(skew) * 1_000 <= MOST_SKEW_MS) return well('this machine’s clock is right');
  const what = `this machine’s clock is ${Math.abs(skew)} s ${skew > 0 ? 'ahead' : 'behind'}`;
  return missing(what, 'set it: tokens and leases depend on it');
}
