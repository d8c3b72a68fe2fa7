import type { OrderFacts } from './order-facts.ts';
import type { StoryTrouble } from './story.ts';

/** What the order's messages and events need from an operator. */
export function tellMessageTroubles(facts: OrderFacts, call: (command: string) => string): StoryTrouble[] {
  const unreadable = facts.events.filter((event) => event.type === 'unreadable');
  return [
    ...facts.parked.map(({ id, parked, fault }): StoryTrouble => {
      const commands = fault === undefined ? [call(`outbox retry ${id}`)] : repairOf(id, call);
      return { kind: 'stuck', what: `event ${id} could not be sent`, why: fault ?? parked.reason, commands };
    }),
    ...unreadable
      .filter(({ id }) => facts.parked.every((parked) => parked.id !== id))
      .map(
        ({ id, fault }): StoryTrouble => ({
          kind: 'stuck',
          what: `event ${id} can’t be read`,
          why: fault,
          commands: repairOf(id, call),
        }),
      ),
    ...facts.rejections.map(({ id, consumer, cause }): StoryTrouble => {
      const commands = [call(`rejections show ${id}`), call(`rejections requeue ${id}`)];
      return {
        kind: 'stuck',
        what: `${consumer} gave up on a message`,
        why: `${cause.code}: ${cause.message}`,
        commands,
      };
    }),
    ...facts.deadLetters.map(({ id, subscription, reason, lastFailure, description }): StoryTrouble => {
      const why = [reason, lastFailure ?? description].filter(Boolean).join(': ');
      const commands = [call(`dead-letters show ${id}`), call(`dead-letters requeue ${id}`)];
      return { kind: 'stuck', what: `a message of ${subscription} is a dead letter`, why, commands };
    }),
  ];
}

const repairOf = (id: string, call: (command: string) => string) => [
  call(`documents show ${id} --json`),
  call(`documents repair ${id} --file FILE --because "…"`),
];
