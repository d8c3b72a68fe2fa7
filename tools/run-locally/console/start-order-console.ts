import { join } from 'node:path';
import { type Console, startConsole } from '@partner-orders/embedded-azure/console';
import { documentsPart } from '@partner-orders/embedded-azure/console/documents/documents-part';
import { functionsPart } from '@partner-orders/embedded-azure/console/host-functions/functions-part';
import { mailPart } from '@partner-orders/embedded-azure/console/mail/mail-part';
import { messagesPart } from '@partner-orders/embedded-azure/console/messages/messages-part';
import { monitorPart } from '@partner-orders/embedded-azure/console/monitor/monitor-part';
import { sagasPart } from '@partner-orders/embedded-azure/console/sagas/sagas-part';
import { containers } from '../../../shared/adapters/cosmos/containers.ts';
import { buildConsole } from '../../build/build-console.ts';
import { quoteWord } from './as-partner/quote-word.ts';
import type { ConsoleContext } from './console-context.ts';
import { orderFaults } from './faults/order-faults.ts';
import { loadPart } from './load/load-part.ts';
import { orderParts } from './order-parts.ts';

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
      ...orderParts(context.prepared),
      mailPart(() => stack.mails()),
      sagasPart({ hostUrl, keyFile, taskHub: settings['TASK_HUB'] ?? '' }),
      messagesPart({ connectionString: stack.urls.serviceBus, countsUrl: stack.urls.serviceBusCounts, requeueCommand }),
      documentsPart({ connectionString: stack.urls.cosmos, repairCommands }),
      functionsPart({ hostUrl, keyFile }),
      monitorPart(stack.urls.monitor),
      orderFaults(context),
      loadPart(context),
    ],
  });
}

function requeueCommand({ source, messageId }: { source: string; messageId: string }): string {
  return `npm run ops -- dead-letters requeue ${quoteWord(messageId)} --subscription ${quoteWord(source)}`;
}

/** Only orders and their events have commands. */
function repairCommands({ container, id }: { container: string; id: string }): string[] {
  if (container !== containers.orders.id) return [];
  const document = quoteWord(id);
  return [
    `npm run ops -- documents show ${document}`,
    `npm run ops -- documents repair ${document} --file FILE --because TEXT`,
  ];
}
