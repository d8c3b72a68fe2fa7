import type { HostProcess } from '@partner-orders/embedded-azure/host-process';
import type { PreparedStack } from '../partner-orders.ts';

/** What the parts of the console work with. */
export interface ConsoleContext {
  prepared: PreparedStack;
  /** 0 chooses a free one. */
  port: number;
  /** The Functions host that runs; undefined while there is none, as with `--no-host`. */
  host?: () => HostProcess | undefined;
}
