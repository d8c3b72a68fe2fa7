/** What a command in a terminal needs to reach this stack. */
export interface Terminal {
  gatewayUrl: string;
  /** The state of the stack, if it is not the default. */
  state: string | undefined;
}
