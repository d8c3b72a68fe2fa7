import { choose } from './choose.ts';
import type { Command } from './command.ts';
import { rejectionsIn } from './rejections.ts';
import { showFields } from './show-fields.ts';

export const showRejection: Command = {
  name: 'rejections show',
  argument: 'rejection',
  summary: 'show all of one: what the message says, how often it was tried, and why it was put aside',

  async run(azure, given) {
    const [rejection] = choose(given, 'rejection', await rejectionsIn(azure));
    return { lines: showFields(rejection ?? {}), data: rejection };
  },
};
