import { askAddress } from './ask-address.ts';
import { type Check, missing, unknown, well } from './finding.ts';

const REMEDY = 'stop `npm start` and start it again, which writes stack.json';

/** What blob, queue and table services all have, and refuse to tell without a key. */
const PROPERTIES = '?restype=service&comp=properties';

/** Where the Functions host keeps its sagas and timers. In Azure only the app may use it, and /readyz says whether it can. */
export const checkStorage: Check = {
  subject: 'the storage of the Functions host',
  async run({ addresses: { storage } }) {
    if (storage === undefined) return unknown('this stack has no storage for a Functions host', REMEDY);
    if (storage.length === 0) return missing('stack.json names no blob, queue and table service as `storage`', REMEDY);
    const answers = await Promise.all(
      storage.map(async (url) => ({ url, ...(await askAddress(`${url}${PROPERTIES}`)) })),
    );
    const others = answers.filter(({ headers }) => headers['x-ms-request-id'] === undefined);
    if (others.length === 0) return well('the storage of the Functions host answers');
    return others.flatMap(({ url, status }) => missing(`${url} is not Azure Storage: it answers ${status}`, REMEDY));
  },
};
