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
import { quoteWord } from '../../command-line/quote-word.ts';
import { callsIn } from '../../operator/story/calls-in.ts';
import { stateGiven } from '../state-given.ts';
import type { ConsoleContext } from './console-context.ts';
import { orderFaults } from './faults/order-faults.ts';
import { loadPart } from './load/load-part.ts';
import { monitoringParts } from './monitoring-parts.ts';
import { orderParts } from './order-parts.ts';

/**
 * Starts the console of the local stack: the panels of the embedded Azure, and those of the orders.
 *
 * @throws PortInUseError
 */
export function startOrderConsole(context: ConsoleContext): Promise<Console> {
  const { stack, hostUrl, settings, directory } = context.prepared;
  const keyFile = join(directory, 'functions-host', 'keys.json');
  /** Makes a command of the operator one to copy. */
  const call = callsIn({ state: stateGiven(directory) });
  return startConsole({
    port: context.port,
    page: buildConsole,
    parts: [
      ...orderParts(context.prepared),
      mailPart(() => stack.mails()),
      sagasPart({ hostUrl, keyFile, taskHub: settings['TASK_HUB'] ?? '' }),
      messagesPart({
        connectionString: stack.urls.serviceBus,
        countsUrl: stack.urls.serviceBusCounts,
        requeueCommand: (message) => requeueCommand(call, message),
      }),
      documentsPart({
        connectionString: stack.urls.cosmos,
        repairCommands: (document) => repairCommands(call, document),
      }),
      functionsPart({ hostUrl, keyFile }),
      monitorPart(stack.urls.monitor),
      ...monitoringParts(context.prepared),
      orderFaults(context),
      loadPart(context),
    ],
  });
}

type Call = (command: string) => string;

function requeueCommand(call: Call, { source, messageId }: { source: string; messageId: string }): string {
  return call(`dead-letters requeue ${quoteWord(messageId)} --subscription ${quoteWord(source)}`);
}

/** Only orders and their events have commands. */
function repairCommands(call: Call, { container, id }: { container: string; id: string }): string[] {
  if (container !== containers.orders.id) return [];
  const document = quoteWord(id);
  return [call(`documents show ${document}`), call(`documents repair ${document} --file FILE --because TEXT`)];
}
