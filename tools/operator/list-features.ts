import { features, isStillOff, type SwitchedOff } from '../../shared/domain/switched-off.ts';
import type { OperatorCommand } from './operator-command.ts';
import { showMoment } from './show-moment.ts';

export const listFeatures: OperatorCommand = {
  name: 'features list',
  summary: 'list what is switched off, for whom and until when',

  async run({ featureSwitches, clock }) {
    const now = clock.now();
    const { off: stored, unreadable, isKnown } = await featureSwitches.read();
    if (!isKnown) return { lines: unreadable.flatMap(linesOfUnknown), data: { off: [], on: [], unreadable, isKnown } };
    const off = stored.filter((one) => isStillOff(one, now));
    const on = features.filter((feature) => off.every((one) => one.feature !== feature));
    const bad = unreadable.map((fault) => `can’t be read, so it is not off: ${fault}`);
    const lines = [...off.map(switchLine), ...bad, `on: ${on.join(', ') || 'nothing'}`];
    return { lines, data: { off, on, unreadable, isKnown } };
  },
};

const linesOfUnknown = (fault: string): string[] => [
  `the switches can’t be read: ${fault}`,
  `what is off is not known: a process goes on with what it last knew, and one that has started since has all on`,
  'the next `npm run ops -- features off` or `on` replaces them: say again what has to be off',
];

export function switchLine({ feature, partners, percentage, until, note }: SwitchedOff): string {
  const whom = partners === undefined ? 'all partners' : partners.join(', ');
  const share = percentage === undefined ? '' : `${percentage} % of `;
  return `off: ${feature} for ${share}${whom}, until ${showMoment(until)}: ${note}`;
}
