import type { EventHandlers } from './event-handler.ts';

/** What the app does about the events of providers. */
export const eventHandlers: EventHandlers = {
  payments: {},
  carrier: {},
};
