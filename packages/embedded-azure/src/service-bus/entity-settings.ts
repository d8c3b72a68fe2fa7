import { declareQueue, declareTopic } from './declare-entities.ts';
import type { EntityDescription } from './entity-description.ts';

/** What an entity does with its messages, with Azure's defaults for what its description leaves out. */
export interface EntitySettings {
  /** Undefined for a topic, from which nothing is received. */
  receiving:
    | { lockDurationMs: number; maxDeliveryCount: number; requiresSession: boolean; deadLettersExpired: boolean }
    | undefined;
  /** Undefined if messages stay until they are taken. */
  timeToLiveMs: number | undefined;
  /** Undefined without duplicate detection. A subscription has none of its own. */
  duplicateWindowMs: number | undefined;
  forwardTo: string | undefined;
  forwardDeadLettersTo: string | undefined;
}

export function settingsOf({ kind, name: Name, properties: Properties }: EntityDescription): EntitySettings {
  if (kind === 'topic') {
    const { defaultTimeToLiveMs, duplicateWindowMs } = declareTopic({ Name, Properties, Subscriptions: [] });
    const none = { receiving: undefined, forwardTo: undefined, forwardDeadLettersTo: undefined };
    return { ...none, timeToLiveMs: limited(defaultTimeToLiveMs), duplicateWindowMs };
  }
  const { settings, forwards, duplicateWindowMs } = declareQueue({ Name, Properties });
  const { lockDurationMs, maxDeliveryCount, requiresSession, deadLetterOnExpiration } = settings;
  return {
    receiving: { lockDurationMs, maxDeliveryCount, requiresSession, deadLettersExpired: deadLetterOnExpiration },
    timeToLiveMs: limited(settings.defaultTimeToLiveMs),
    duplicateWindowMs,
    forwardTo: forwards.messages,
    forwardDeadLettersTo: forwards.deadLetters,
  };
}

const limited = (ms: number): number | undefined => (Number.isFinite(ms) ? ms : undefined);
