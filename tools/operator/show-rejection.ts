import { choose } from './choose.ts';
import type { OperatorCommand } from './operator-command.ts';
import { showFields } from './show-fields.ts';

export const showRejection: OperatorCommand = {
  name: 'rejections show',
  argument: 'rejection',
  summary: 'show one rejection in full: the message, how often it was tried, and why it failed',

  async run(ports, given) {
    const { rejections, unreadable } = await ports.rejections.list();
    const [rejection] = choose(given, 'rejection', [...rejections, ...unreadable]);
    const lines = showFields(rejection ?? {});
    return { lines, print: () => lines, data: rejection };
  },
};
