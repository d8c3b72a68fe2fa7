/** A message as it is sent to one subscription again. */
export interface Retry {
  subscription: string;
  /** Unknown to the topic's duplicate detection, unless this same copy was sent before. */
  messageId: string;
  contentType: string | undefined;
  properties: Record<string, string | number | boolean>;
  body: unknown;
  /** When it is to be delivered; at once if absent. */
  at?: Date;
}

/** How a consumer gets a message again later: a trigger that throws gets it back at once. */
export interface Retries {
  /** Sends a copy to this subscription only, at its time. A copy that is sent twice arrives once. */
  schedule(retry: Retry): Promise<void>;
}
