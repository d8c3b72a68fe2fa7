import { join } from 'node:path';
import { type Stack, type StackOptions, type StackUrls, startStack } from '@partner-orders/embedded-azure/stack';
import { startCarrier } from '@partner-orders/provider-simulators/carrier';
import { startPayments } from '@partner-orders/provider-simulators/payments';
import type { StackPorts } from './stack-ports.ts';

export interface LocalUrls extends StackUrls {
  payments: string;
  carrier: string;
}

export type LocalStack = Omit<Stack, 'urls'> & { urls: LocalUrls };

/** Starts the embedded Azure and the simulated providers. */
export async function startLocalStack(options: StackOptions & { ports: StackPorts }): Promise<LocalStack> {
  const { directory, ports } = options;
  const servers = [
    startStack(options),
    startPayments({ stateFile: join(directory, 'payments.db'), port: ports.payments }),
    startCarrier({ stateFile: join(directory, 'carrier.db'), port: ports.carrier }),
  ] as const;
  const settled = await Promise.allSettled(servers);
  const failed = settled.find((server) => server.status === 'rejected');
  if (failed) {
    await Promise.all(settled.map((server) => server.status === 'fulfilled' && server.value.close()));
    throw failed.reason;
  }
  const [azure, payments, carrier] = await Promise.all(servers);
  const local: LocalStack = {
    ...azure,
    // A restarted identity provider is another one.
    get identity() {
      return azure.identity;
    },
    urls: { ...azure.urls, payments: payments.url, carrier: carrier.url },
    async close() {
      await Promise.all([azure.close(), payments.close(), carrier.close()]);
    },
  };
  try {
    await sendKeysToProviders(local);
    return local;
  } catch (error) {
    await local.close();
    throw error;
  }
}

/** Makes the simulated providers accept only the keys in the vault. */
async function sendKeysToProviders({ urls, secretValues }: LocalStack): Promise<void> {
  const sendKeys = async (url: string, keys: string[]) => {
    const response = await fetch(new URL('/_simulator/keys', url), { method: 'PUT', body: JSON.stringify({ keys }) });
    if (!response.ok) throw new Error(`${url} refused the keys of the vault: ${await response.text()}`);
  };
  await Promise.all([
    sendKeys(urls.payments, secretValues('payments-api-key')),
    sendKeys(urls.carrier, secretValues('carrier-token')),
  ]);
}
