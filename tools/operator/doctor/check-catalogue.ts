import { type Check, missing, well } from './finding.ts';

export const checkCatalogue: Check = {
  subject: 'the catalogue',
  async run({ installation }) {
    if (await installation.hasProducts()) return well('the catalogue has products');
    return missing('the catalogue is empty: no order can be placed', 'npm run ops -- catalogue import FILE.csv');
  },
};
