import type { CosmosConnection } from '../../shared/adapters/cosmos/cosmos-client.ts';
import type { VaultConnection } from '../../shared/adapters/key-vault/vault-reader.ts';
import type { ServiceBusConnection } from '../../shared/adapters/service-bus/service-bus-client.ts';
import { readStackFile } from '../run-locally/client/stack-file.ts';
import type { connectionNames } from './connection-names.ts';
import { findSettingFaults } from './find-setting-faults.ts';
import { OpsError } from './ops-error.ts';

/** The stores that the commands use. */
export interface Connections {
  cosmos: CosmosConnection;
  serviceBus: ServiceBusConnection;
  /** Missing if none is configured, or if this process can't reach it. */
  keyVault?: VaultConnection;
  addresses?: Addresses;
  /** The local monitor, which has what the app sent. */
  monitor?: string;
}

/** URLs, as far as they are known. */
export interface Addresses {
  gateway?: string;
  /** The app itself, which only the gateway may reach. Missing locally, where everybody may reach it. */
  app?: string;
  /** The mail service. */
  mails?: string;
  /** The blob service of partners' files. */
  files?: string;
  /** Locally, the file with what signs their certificate. */
  caFile?: string;
  /** The blob, queue and table services of the Functions host, locally. */
  storage?: string[];
}

/** The stack that `npm start` runs. */
export function localConnections(directory: string): Connections {
  const { cosmos, serviceBus, gateway, monitor, files, storage, caFile } = readStackFile(directory);
  return {
    cosmos: { connectionString: cosmos },
    serviceBus: { connectionString: serviceBus },
    // Not the vault: this process doesn't trust its certificate.
    addresses: {
      ...{ gateway, files, caFile },
      ...(storage === ''
        ? {}
        : { storage: [...storage.matchAll(/(?:Blob|Queue|Table)Endpoint=([^;]+)/g)].map(([, url = '']) => url) }),
    },
    ...(monitor === '' ? {} : { monitor }),
  };
}

const HOW_TO_SET = 'docs/runbooks/README.md, Before any command, says how to set them';

/** The stores in Azure, from the app's settings, opened with the caller's sign-in (`az login`, or an identity). */
export function connectionsIn(environment: Record<string, string | undefined>): Connections {
  // Its type holds that the list has every name that is read here.
  const settings: Partial<Record<(typeof connectionNames)[number], string | undefined>> = environment;
  const { COSMOS, COSMOS__accountEndpoint, SERVICE_BUS, SERVICE_BUS__fullyQualifiedNamespace } = settings;
  const identity = settings.AZURE_CLIENT_ID ? { managedIdentityClientId: settings.AZURE_CLIENT_ID } : {};
  const missing: string[] = [];
  const choose = <T>(identified: T | undefined, secret: T | undefined, names: string): T => {
    const chosen = identified ?? secret;
    if (chosen === undefined) missing.push(names);
    return chosen as T;
  };
  const cosmos = choose<CosmosConnection>(
    COSMOS__accountEndpoint ? { endpoint: COSMOS__accountEndpoint, ...identity } : undefined,
    COSMOS ? { connectionString: COSMOS } : undefined,
    'COSMOS__accountEndpoint',
  );
  const serviceBus = choose<ServiceBusConnection>(
    SERVICE_BUS__fullyQualifiedNamespace
      ? { fullyQualifiedNamespace: SERVICE_BUS__fullyQualifiedNamespace, ...identity }
      : undefined,
    SERVICE_BUS ? { connectionString: SERVICE_BUS } : undefined,
    'SERVICE_BUS__fullyQualifiedNamespace',
  );
  if (missing.length > 0)
    throw new OpsError(`--azure needs the settings ${missing.join(' and ')} in the environment: ${HOW_TO_SET}`);
  const faults = findSettingFaults(environment);
  if (faults.length > 0) throw new OpsError(`these settings are wrong: ${faults.join('; ')}. ${HOW_TO_SET}`);
  const vault = settings.KEY_VAULT_URL ?? settings.AZURE_KEY_VAULT_URL;
  const gateway = settings.API_URL ?? settings.PUBLIC_URL;
  const app = settings.ACTIVE_APP_URL;
  const mails = settings.MAIL_ENDPOINT;
  const files = settings.FILES_URL;
  return {
    cosmos,
    serviceBus,
    ...(vault ? { keyVault: { url: vault, ...identity } } : {}),
    addresses: {
      ...(gateway ? { gateway } : {}),
      ...(app ? { app } : {}),
      ...(mails ? { mails } : {}),
      ...(files ? { files } : {}),
    },
  };
}
