export type SubQueue = 'active' | 'deadLetter' | 'transferDeadLetter';

/** A queue, topic or subscription with what is in it. */
export interface ShownEntity {
  /** `orders`, or `events/Subscriptions/billing`. */
  path: string;
  kind: 'queue' | 'topic' | 'subscription';
  active: number;
  scheduled: number;
  deferred: number;
  deadLettered: number;
  transferDeadLettered: number;
  settings: ShownSettings;
}

/** What Service Bus does with an entity's messages. What is left out does not apply. */
export interface ShownSettings {
  /** Not of a topic, from which nothing is received. */
  receiving?:
    | { lockDurationMs: number; maxDeliveryCount: number; requiresSession: boolean; deadLettersExpired: boolean }
    | undefined;
  timeToLiveMs?: number | undefined;
  duplicateWindowMs?: number | undefined;
  forwardTo?: string | undefined;
  forwardDeadLettersTo?: string | undefined;
}

/** JSON, text in UTF-8, or anything else, which is shown in base64 and can't be edited. */
export type ShownBody = { kind: 'json'; value: unknown } | { kind: 'text' | 'binary'; value: string };

export interface ShownMessage {
  sequence: string;
  messageId: string;
  subject: string | undefined;
  to: string | undefined;
  contentType: string | undefined;
  correlationId: string | undefined;
  sessionId: string | undefined;
  /** `active`, `deferred` or `scheduled`. */
  state: string;
  enqueuedAt: string | undefined;
  scheduledFor: string | undefined;
  expiresAt: string | undefined;
  deliveryCount: number;
  deadLetterReason: string | undefined;
  deadLetterDescription: string | undefined;
  deadLetterSource: string | undefined;
  properties: Record<string, unknown>;
  body: ShownBody;
  /** The project's own command for it, if there is one. */
  command: string | undefined;
}

export interface MessagePage {
  messages: ShownMessage[];
  /** The sequence number that the next page begins with. */
  next: string | undefined;
}

/** What a requeued message has instead of the dead letter's own. */
export interface RequeueChanges {
  subject: string | null;
  to: string | null;
  /** JSON or text as it was edited; left out if it is the same. */
  body?: string;
  properties?: Record<string, string | number | boolean | null>;
}

export interface ShownRule {
  subscription: string;
  name: string;
  filter: { kind: 'sql'; expression: string } | { kind: 'correlation'; fields: Record<string, unknown> };
  /** A SQL expression that changes the message. */
  action: string | undefined;
}
