import { join } from 'node:path';
import { type Console, startConsole } from '@partner-orders/embedded-azure/console';
import { mailPart } from '@partner-orders/embedded-azure/console/mail/mail-part';
import { sagasPart } from '@partner-orders/embedded-azure/console/sagas/sagas-part';
import { buildConsole } from '../../build/build-console.ts';
import type { ConsoleContext } from './console-context.ts';
import { orderFaults } from './faults/order-faults.ts';

/**
 * Starts the console of the local stack: the panels of the embedded Azure, and those of the orders.
 *
 * @throws PortInUseError
 */
export function startOrderConsole(context: ConsoleContext): Promise<Console> {
  const { stack, hostUrl, settings, directory } = context.prepared;
  const keyFile = join(directory, 'functions-host', 'keys.json');
  return startConsole({
    port: context.port,
    page: buildConsole,
    parts: [
      mailPart(() => stack.mails()),
      sagasPart({ hostUrl, keyFile, taskHub: settings['TASK_HUB'] ?? '' }),
      orderFaults(context),
    ],
  });
}
