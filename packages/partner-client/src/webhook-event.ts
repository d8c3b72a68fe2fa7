import type { webhooks } from './api-types.ts';

type Bodies = {
  [Type in keyof webhooks]: webhooks[Type]['post']['requestBody']['content']['application/cloudevents+json'];
};

/** Types of events that this version of the client knows. */
export type WebhookEventType = keyof Bodies;

/** The event of a type: `WebhookEventOf<'order.confirmed'>`. */
export type WebhookEventOf<Type extends WebhookEventType> = Bodies[Type];

/** An event of a type that came after this version of the client: ignore it if you don't know its type. */
export interface NewerWebhookEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  /** In truth any other string. As a literal of its own, it lets `switch (event.type)` find the type of `data`. */
  readonly type: '(a newer type)';
  readonly subject?: string;
  readonly time: string;
  readonly datacontenttype?: string;
  readonly sequence?: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * The body of a webhook: an event in the form of CloudEvents 1.0. Its `id` is the same in every attempt to deliver it,
 * `subject` is what it is about, such as the id of an order, and `sequence` its position among the events of the order.
 */
export type WebhookEvent = (WebhookEventOf<WebhookEventType> & { readonly sequence?: number }) | NewerWebhookEvent;
