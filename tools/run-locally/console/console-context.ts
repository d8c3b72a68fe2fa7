import type { PreparedStack } from '../partner-orders.ts';

/** What the parts of the console work with. */
export interface ConsoleContext {
  prepared: PreparedStack;
  /** 0 chooses a free one. */
  port: number;
}
