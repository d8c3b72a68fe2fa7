import { showMoment } from '../show-moment.ts';
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
    const disabled = known.filter(({ disabledAt }) => disabledAt !== undefined);
    const unknown = known.filter((one) => one.disabledAt === undefined && one.clientIds.length === 0);
    const others = [
      ...disabled.map(({ id, disabledAt }) => `${id} has been disabled since ${showMoment(disabledAt ?? '')}`),
      ...unknown.map(({ id }) => `${id} has no client`),
    ];
    const details = others.length > 0 ? `: ${others.join(', ')}` : '';
    if (able.length > 0) return [...well(`${able.length} of ${known.length} partners may call${details}`), ...findings];
    const remedies = [
      ...(disabled.length > 0 ? ['to enable a partner again: npm run ops -- partners disable PARTNER --undo'] : []),
      ...(disabled.length === 0 || unknown.length > 0 ? ['docs/onboarding.md, steps 1 to 3'] : []),
    ];
    const none = missing(`no partner may call${details || ': there is none'}`, remedies.join('; '));
    return [...none, ...findings];
  },
};
