import { isServiceBusError, ServiceBusClient } from '@azure/service-bus';
import Long from 'long';
import { z } from 'zod';
import { ConsoleFault } from '../console-fault.ts';
import type { ConsolePart } from '../console-part.ts';
import { jsonOf } from '../json-of.ts';
import { EntityAddress, openReceiver, partsOf } from './entity-address.ts';
import { listEntities } from './list-entities.ts';
import { listRules } from './list-rules.ts';
import { purgeMessages } from './purge-messages.ts';
import { Requeue, requeueMessage } from './requeue-message.ts';
import type { MessagePage } from './shown-message.ts';
import { takeMessage } from './take-message.ts';
import { toShownMessage } from './to-shown-message.ts';

export interface MessagesOptions {
  connectionString: string;
  /** Service Bus's small server that counts messages. */
  countsUrl: string;
  /** The project's own command that sends a dead letter again. */
  requeueCommand?: (place: { source: string; messageId: string }) => string;
}

const PAGE = 50;
const MOST_PURGED = 1_000;
const Peek = EntityAddress.extend({ from: z.string().regex(/^\d+$/).default('0') });
const Discard = z.strictObject({ sequence: z.string() });
const Purge = z.strictObject({ most: z.int().min(1).max(MOST_PURGED) });

/** The messages of Service Bus, by the official client. Looking at them changes nothing. */
export function messagesPart({ connectionString, countsUrl, requeueCommand }: MessagesOptions): ConsolePart {
  const client = new ServiceBusClient(connectionString, { retryOptions: { maxRetries: 1, timeoutInMs: 10_000 } });
  const peek = async (asked: z.infer<typeof Peek>): Promise<MessagePage> => {
    const receiver = openReceiver(client, asked);
    try {
      const fromSequenceNumber = Long.fromString(asked.from);
      const messages = await receiver.peekMessages(PAGE, { fromSequenceNumber });
      const next = messages.length < PAGE ? undefined : messages.at(-1)?.sequenceNumber?.add(1).toString();
      const parts = partsOf(asked.entity);
      const source = 'queue' in parts ? parts.queue : parts.subscription;
      const commandOf = (messageId: string) =>
        asked.sub === 'deadLetter' ? requeueCommand?.({ source, messageId }) : undefined;
      return {
        messages: messages
          .map(toShownMessage)
          .map((message) => ({ ...message, command: commandOf(message.messageId) })),
        next,
      };
    } finally {
      await receiver.close();
    }
  };
  const subscriptionsOf = async (topic: string) => {
    const paths = (await listEntities(countsUrl)).map(({ path }) => partsOf(path));
    return paths.flatMap((parts) => ('queue' in parts || parts.topic !== topic ? [] : [parts.subscription]));
  };
  const rulesOf = async (topic: string) => listRules(client, topic, await subscriptionsOf(topic));
  return {
    name: 'messages',
    routes: [
      {
        method: 'GET',
        path: '/api/messages/entities',
        handle: async () => ({ status: 200, body: await listEntities(countsUrl) }),
      },
      {
        method: 'GET',
        path: '/api/messages/rules',
        handle: async ({ query }) => {
          const topic = z.string().parse(query.get('topic'));
          return { status: 200, body: await told(() => rulesOf(topic)) };
        },
      },
      {
        method: 'GET',
        path: '/api/messages/peek',
        handle: async ({ query }) => {
          const asked = Peek.parse(Object.fromEntries(query));
          return { status: 200, body: await told(() => peek(asked)) };
        },
      },
      {
        method: 'POST',
        path: '/api/messages/requeue',
        handle: async ({ query, body }) => {
          const [address, requeue] = [deadLettersAt(query), Requeue.parse(jsonOf({ body }))];
          const parts = partsOf(address.entity);
          const messageId = await told(async () => {
            const rules = 'queue' in parts ? undefined : await rulesOf(parts.topic);
            return requeueMessage(client, address, requeue, rules);
          });
          return { status: 200, body: { messageId } };
        },
      },
      {
        method: 'POST',
        path: '/api/messages/discard',
        handle: async ({ query, body }) => {
          const [address, { sequence }] = [deadLettersAt(query), Discard.parse(jsonOf({ body }))];
          await told(() => takeMessage(client, address, sequence, async () => undefined));
          return { status: 200, body: {} };
        },
      },
      {
        method: 'POST',
        path: '/api/messages/purge',
        handle: async ({ query, body }) => {
          const [address, { most }] = [addressIn(query), Purge.parse(jsonOf({ body }))];
          return { status: 200, body: { deleted: await told(() => purgeMessages(client, address, most)) } };
        },
      },
    ],
    close: () => client.close(),
  };
}

function addressIn(query: URLSearchParams): EntityAddress {
  return EntityAddress.parse(Object.fromEntries(query));
}

/** Taking one message locks those before it, which would count as deliveries of an active one. */
function deadLettersAt(query: URLSearchParams): EntityAddress {
  const address = addressIn(query);
  if (address.sub === 'active')
    throw new ConsoleFault(400, 'Only dead letters can be taken one by one: the app takes the others.');
  return address;
}

/** Says what Service Bus refuses. */
async function told<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!isServiceBusError(error)) throw error;
    const isGone = error.code === 'MessagingEntityNotFound';
    throw new ConsoleFault(isGone ? 404 : 502, `Service Bus: ${error.message}`, { cause: error });
  }
}
