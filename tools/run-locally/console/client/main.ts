import { documentsPanel } from '@partner-orders/embedded-azure/console-client/documents/documents-panel.tsx';
import { FaultBanner } from '@partner-orders/embedded-azure/console-client/faults/fault-banner.tsx';
import { faultsPanel } from '@partner-orders/embedded-azure/console-client/faults/faults-panel.tsx';
import { functionsPanel } from '@partner-orders/embedded-azure/console-client/host-functions/functions-panel.tsx';
import { logsPanel } from '@partner-orders/embedded-azure/console-client/logs/logs-panel.tsx';
import { mailPanel } from '@partner-orders/embedded-azure/console-client/mail/mail-panel.tsx';
import { messagesPanel } from '@partner-orders/embedded-azure/console-client/messages/messages-panel.tsx';
import { metricsPanel } from '@partner-orders/embedded-azure/console-client/metrics/metrics-panel.tsx';
import { sagasPanel } from '@partner-orders/embedded-azure/console-client/sagas/sagas-panel.tsx';
import { showConsole } from '@partner-orders/embedded-azure/console-client/show-console.tsx';
import { tracesPanel } from '@partner-orders/embedded-azure/console-client/traces/traces-panel.tsx';
import { alertsPanel } from './alerts/alerts-panel.tsx';
import { apiReferencePanel } from './api-reference/api-reference-panel.tsx';
import { loadPanel } from './load/load-panel.tsx';
import { ordersPanel } from './orders/orders-panel.tsx';
import { searchKeys } from './search-keys.ts';
import { webhooksPanel } from './webhooks/webhooks-panel.tsx';
import { workbooksPanel } from './workbooks/workbooks-panel.tsx';

showConsole({
  title: 'Partner Orders',
  panels: [
    ordersPanel,
    webhooksPanel,
    apiReferencePanel,
    sagasPanel,
    functionsPanel,
    messagesPanel,
    documentsPanel,
    tracesPanel(searchKeys, { name: 'deliver-webhook', what: 'deliveries of webhooks', parameter: 'webhooks' }),
    metricsPanel,
    workbooksPanel,
    alertsPanel,
    logsPanel(searchKeys, 'act.at'),
    mailPanel,
    faultsPanel,
    loadPanel,
  ],
  banner: FaultBanner,
});
