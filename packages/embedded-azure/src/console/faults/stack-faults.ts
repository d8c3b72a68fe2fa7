import type { HostProcess } from '../../host-process.ts';
import type { Stack } from '../../stack.ts';
import { AzuriteFaults } from './azurite-faults.ts';
import type { FaultNotes } from './fault-notes.ts';
import type { FaultSource } from './fault-source.ts';
import { HostFault } from './host-fault.ts';
import { ingestionFault } from './ingestion-fault.ts';
import { type NamedServer, ServerFaults } from './server-faults.ts';
import { throttleFault } from './throttle-fault.ts';

export interface StackFaultsOptions {
  stack: Pick<Stack, 'disturbable' | 'throttleCosmos' | 'throttledByCosmos' | 'azurites'> & {
    urls: { monitor: string };
  };
  /** The host that runs; undefined while there is none. */
  host: () => HostProcess | undefined;
  notes: FaultNotes;
}

/** What can go wrong in the embedded Azure: its host, servers and processes. */
export function stackFaults({ stack, host, notes }: StackFaultsOptions): FaultSource[] {
  const { monitor } = stack.urls;
  return [
    new HostFault(host, notes),
    new ServerFaults(serversOf(stack.disturbable), notes),
    throttleFault({ throttle: stack.throttleCosmos, left: stack.throttledByCosmos }),
    new AzuriteFaults(() => stack.azurites(), notes),
    ...(monitor === '' ? [] : [ingestionFault(monitor)]),
  ];
}

function serversOf({ cosmos, serviceBus, keyVault, email, identity }: Stack['disturbable']): NamedServer[] {
  return [
    {
      id: 'database',
      place: 'Database (Cosmos DB)',
      name: 'The database',
      whenAway: 'Requests get 503 with Retry-After, and sagas wait.',
      server: cosmos,
    },
    {
      id: 'broker',
      place: 'Broker (Service Bus)',
      name: 'The broker',
      whenAway: 'Orders are still accepted: their events wait in the outbox until it is back.',
      server: serviceBus,
    },
    {
      id: 'key-vault',
      place: 'Key vault',
      name: 'The key vault',
      whenAway: 'The app keeps the secrets that it has read; a host that starts meanwhile has none.',
      server: keyVault,
    },
    {
      id: 'mail',
      place: 'Mail',
      name: 'The mail service',
      whenAway: 'Mails to partners are sent later.',
      server: email,
    },
    {
      id: 'identity',
      place: 'Identity provider (Entra)',
      name: 'The identity provider',
      whenAway: 'Nobody gets a new token; the tokens that exist stay valid, because the signing keys are known.',
      server: identity,
    },
  ];
}
