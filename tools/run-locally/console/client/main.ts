import { documentsPanel } from '@partner-orders/embedded-azure/console-client/documents/documents-panel.tsx';
import { FaultBanner } from '@partner-orders/embedded-azure/console-client/faults/fault-banner.tsx';
import { faultsPanel } from '@partner-orders/embedded-azure/console-client/faults/faults-panel.tsx';
import { mailPanel } from '@partner-orders/embedded-azure/console-client/mail/mail-panel.tsx';
import { messagesPanel } from '@partner-orders/embedded-azure/console-client/messages/messages-panel.tsx';
import { sagasPanel } from '@partner-orders/embedded-azure/console-client/sagas/sagas-panel.tsx';
import { showConsole } from '@partner-orders/embedded-azure/console-client/show-console.tsx';

showConsole({
  title: 'Partner Orders',
  panels: [sagasPanel, messagesPanel, documentsPanel, mailPanel, faultsPanel],
  banner: FaultBanner,
});
