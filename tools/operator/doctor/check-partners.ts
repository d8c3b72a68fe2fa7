import { type Check, type Finding, missing, well } from './finding.ts';

export const checkPartners: Check = {
  subject: 'the partners',
  async run({ partners }) {
    const { partners: known, unreadable } = await partners.list();
    const able = known.filter(({ disabledAt, clientIds }) => disabledAt === undefined && clientIds.length > 0);
    const findings: Finding[] = unreadable.map(({ id, fault }) => ({
      state: 'missing',
      what: `partner ${id} can't be read: ${fault}`,
      remedy: 'docs/runbooks/outbox-parked.md',
    }));
    if (able.length > 0) return [...well(`${able.length} of ${known.length} partners may call`), ...findings];
    const none = missing('no partner may call: none is enabled and has a client', 'docs/onboarding.md, steps 1 to 3');
    return [...none, ...findings];
  },
};
