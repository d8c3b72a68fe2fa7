/** One kind of what needs a person. */
export interface AttentionItem {
  /** `stuck order`, and more than one of it. */
  names: [one: string, more: string];
  /** Undefined if its source is away, or has not answered yet. */
  count: number | undefined;
  /** Where they are listed. */
  url: string;
  /** Why there is no count. */
  because: string | undefined;
}

export interface ShownAttention {
  items: AttentionItem[];
  /** The command that counts this and more in a terminal. */
  command: string;
}
