import { type Check, well } from './finding.ts';

const REMEDY =
  'deploy the infrastructure of this release: azd provision, or npm run deliver; locally: npm start -- --fresh';

export const checkContainers: Check = {
  subject: 'the containers of Cosmos DB',
  async run({ installation }) {
    const faults = await installation.findContainerFaults();
    if (faults.length === 0) return well('Cosmos DB has every container, with its key, index and time to live');
    return faults.map(({ container, fault }) => ({
      state: 'missing',
      what: `container ${container} ${fault}`,
      remedy: REMEDY,
    }));
  },
};
