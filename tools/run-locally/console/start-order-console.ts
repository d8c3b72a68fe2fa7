import { type Console, startConsole } from '@partner-orders/embedded-azure/console';
import { mailPart } from '@partner-orders/embedded-azure/console/mail/mail-part';
import { buildConsole } from '../../build/build-console.ts';
import type { ConsoleContext } from './console-context.ts';

/**
 * Starts the console of the local stack: the panels of the embedded Azure, and those of the orders.
 *
 * @throws PortInUseError
 */
export function startOrderConsole({ prepared, port }: ConsoleContext): Promise<Console> {
  const { stack } = prepared;
  return startConsole({ port, page: buildConsole, parts: [mailPart(() => stack.mails())] });
}
