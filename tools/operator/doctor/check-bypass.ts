import { type Check, missing, unknown, well } from './finding.ts';

const TIMEOUT_MS = 10_000;

/** Only the gateway may reach the app. */
export const checkBypass: Check = {
  subject: 'the app behind the gateway',
  async run({ addresses: { app } }) {
    if (app === undefined) {
      return unknown(
        'whether the app can be reached without the gateway was not tried',
        'set ACTIVE_APP_URL: azd env get-value ACTIVE_APP_URL prints it',
      );
    }
    const url = new URL('/livez', app);
    const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => undefined);
    if (answer === undefined) return well('the app can’t be reached from this network, only through the gateway');
    if (answer.status === 401 || answer.status === 403) return well('the app refuses calls that bypass the gateway');
    return missing(`${url} answers ${answer.status} without the gateway`, 'docs/deploy.md, "azd up"');
  },
};
