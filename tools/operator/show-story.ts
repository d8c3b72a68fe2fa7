import { PLAIN } from '../command-line/paper.ts';
import { findOrder } from './find-order.ts';
import type { OperatorCommand } from './operator-command.ts';
import { callsIn } from './story/calls-in.ts';
import { printStory } from './story/print-story.ts';
import { readFacts } from './story/read-facts.ts';
import { tellStory } from './story/tell-story.ts';
import { textOf } from './text-of.ts';

/** Shows no names or addresses: an operator needs only what happened. */
export const showStory: OperatorCommand = {
  name: 'story',
  also: ['orders show'],
  argument: 'order',
  summary: 'tell an order’s whole story: its saga, events, money, parcels, webhooks and messages, what repairs it',

  async run(ports, given) {
    const ref = await findOrder(ports, textOf(given, 'order'));
    const story = tellStory(await readFacts(ports, ref), callsIn(given));
    return { lines: printStory(story, PLAIN), print: (paper) => printStory(story, paper), data: story };
  },
};
