import type { HeldElsewhere } from './held-elsewhere.ts';

/** Names messages that were set aside, and rules, that can't be read: nobody knows whom they name. */
export const unreadableLines = ({
  unreadableRejections,
  unreadableRules,
}: Pick<HeldElsewhere, 'unreadableRejections' | 'unreadableRules'>): string[] => [
  ...unreadableRejections.map(
    (id) => `the message ${id} can’t be read, and may be about the person: rejections show ${id}`,
  ),
  ...unreadableRules.map((name) => `the rule ${name} can’t be read, and may name the person: screening rules list`),
];
