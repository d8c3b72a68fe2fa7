import { type Check, type Place, well } from './finding.ts';

const REMEDIES: Record<Place, string> = {
  local:
    'stop `npm start` and start it again, which makes what is missing; `npm start -- --fresh` begins with empty stores',
  azure: 'deploy the infrastructure of this release: azd provision, or npm run deliver',
};

export const checkContainers: Check = {
  subject: 'the containers of Cosmos DB',
  async run({ installation }, place) {
    const faults = await installation.findContainerFaults();
    if (faults.length === 0) return well('Cosmos DB has every container, with its key, index and time to live');
    return faults.map(({ container, fault }) => ({
      state: 'missing',
      what: `container ${container} ${fault}`,
      remedy: REMEDIES[place],
    }));
  },
};
