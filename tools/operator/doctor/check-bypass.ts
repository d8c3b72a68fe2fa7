import { causeOf } from '../../../shared/cause-of.ts';
import { askAddress } from './ask-address.ts';
import { type Check, missing, unknown, well } from './finding.ts';

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
    const answer = await askAddress(url).catch((error: unknown) => {
      // An app has a public name also if nobody may reach it: this is another app, or none.
      if (/ENOTFOUND|EAI_AGAIN/.test(causeOf(error).message)) throw error;
      return undefined;
    });
    if (answer === undefined) return well('the app can’t be reached from this network, only through the gateway');
    if (answer.status === 401 || answer.status === 403) return well('the app refuses calls that bypass the gateway');
    return missing(`${url} answers ${answer.status} without the gateway`, 'docs/deploy.md, "azd up"');
  },
};
