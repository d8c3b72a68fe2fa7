import { features, type SwitchedOff } from '../../shared/domain/switched-off.ts';
import type { OperatorCommand } from './operator-command.ts';

export const listFeatures: OperatorCommand = {
  name: 'features list',
  summary: 'list what is switched off, for whom and until when',

  async run({ featureSwitches, clock }) {
    const now = clock.now().getTime();
    const off = (await featureSwitches.read()).filter(({ until }) => Date.parse(until) > now);
    const on = features.filter((feature) => off.every((one) => one.feature !== feature));
    return { lines: [...off.map(switchLine), `on: ${on.join(', ') || 'nothing'}`], data: { off, on } };
  },
};

export function switchLine({ feature, partners, percentage, until, note }: SwitchedOff): string {
  const whom = partners === undefined ? 'all partners' : partners.join(', ');
  const share = percentage === undefined ? '' : `${percentage} % of `;
  return `off: ${feature} for ${share}${whom}, until ${until}: ${note}`;
}
