import { type Check, type Finding, missing, unknown, well } from './finding.ts';

const TIMEOUT_MS = 10_000;
/** Tokens are refused when clocks differ by more than five minutes. */
const MOST_SKEW_MS = 60_000;

/** The way that partners call: the gateway, and behind it an app that can accept orders. */
export const checkApi: Check = {
  subject: 'the API',
  async run({ addresses: { gateway } }) {
    if (gateway === undefined) {
      return unknown('the API was not called', 'set API_URL: azd env get-value API_URL prints it');
    }
    const response = await fetch(new URL('/readyz', gateway), { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const clock = compareClocks(response.headers.get('date'));
    if (response.ok) return [...well(`${gateway} is ready to accept orders`), ...clock];
    const said = (await response.text()).slice(0, 300);
    const remedy =
      response.status === 503
        ? 'docs/runbooks/README.md; a new role takes some minutes'
        : 'is the app deployed? docs/deploy.md, "What breaks first"';
    return [...missing(`${gateway}/readyz answers ${response.status}: ${said}`, remedy), ...clock];
  },
};

function compareClocks(date: string | null): Finding[] {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return [];
  const skew = Math.round((Date.now() - theirs) / 1_000);
  if (Math.abs(skew) * 1_000 <= MOST_SKEW_MS) return well('this machine’s clock is right');
  const what = `this machine’s clock is ${Math.abs(skew)} s ${skew > 0 ? 'ahead' : 'behind'}`;
  return missing(what, 'set it: tokens and leases depend on it');
}
