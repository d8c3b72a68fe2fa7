import { askAddress } from './ask-address.ts';
import { type Check, type Finding, missing, type Place, unknown, well } from './finding.ts';

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
    const { status, headers, body } = await askAddress(new URL('/readyz', gateway));
    const clock = compareClocks(headers.date);
    if (status === 200) return [...well(`${gateway} is ready to accept orders`), ...clock];
    const said = body.slice(0, 300);
    return [...missing(`${gateway}/readyz answers ${status}: ${said}`, remedyFor(status, place)), ...clock];
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

function compareClocks(date: string | undefined): Finding[] {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return [];
  const skew = Math.round((Date.now() - theirs) / 1_000);
  if (Math.abs(skew) * 1_000 <= MOST_SKEW_MS) return well('this machine’s clock is right');
  const what = `this machine’s clock is ${Math.abs(skew)} s ${skew > 0 ? 'ahead' : 'behind'}`;
  return missing(what, 'set it: tokens and leases depend on it');
}
