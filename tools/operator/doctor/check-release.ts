import { type Check, missing, well } from './finding.ts';

export const checkRelease: Check = {
  subject: 'the releases that serve',
  async run({ serving }) {
    const colours = Object.entries(await serving.list());
    if (colours.length === 0) {
      return missing(
        'nothing is noted about the release that serves, so documents aren’t migrated',
        'npm run deliver -- deploy',
      );
    }
    return well(`${colours.map(([colour, { release }]) => `${colour} serves release ${release}`).join(', ')}`);
  },
};
