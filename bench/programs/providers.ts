import { join } from 'node:path';
import { startCarrier } from '@partner-orders/provider-simulators/carrier';
import { startPayments } from '@partner-orders/provider-simulators/payments';
import { paymentEventTypes } from '../../shared/domain/provider-event.ts';

/** The simulated providers alone: `providers.ts <directory> <URL for events of payments> <secret that signs them>`. */
const [directory = '.', url = '', secret = ''] = process.argv.slice(2);
const webhooks = [{ url, secrets: [secret], types: [...paymentEventTypes] }];
const payments = await startPayments({ stateFile: join(directory, 'payments.db'), webhooks });
const carrier = await startCarrier({ stateFile: join(directory, 'carrier.db') });
process.once('disconnect', () => process.exit(0));
process.send?.({ type: 'ready', payments: payments.url, carrier: carrier.url });
