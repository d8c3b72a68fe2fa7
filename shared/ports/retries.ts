/** A message to send to one subscription again. */
export interface Retry {
  subscription: string;
  /** Unknown to the topic's duplicate detection, unless this same copy was sent before. */
  messageId: string;
  contentType: string | undefined;
  properties: Record<string, string | number | boolean>;
  body: unknown;
  /** When to deliver it. Without it, at once. */
  at?: Date;
}

/** Sends a message to its consumer again later. A trigger that throws gets it back at once instead. */
export interface Retries {
  /** Sends a copy to this subscription only, at its time. A copy that is sent twice arrives once. */
  schedule(retry: Retry): Promise<void>;
}
