import { containers, databaseId } from '../../../shared/adapters/cosmos/containers.ts';
import type { Deployment } from '../bicep/predict.ts';
import { at } from '../bicep/value.ts';
import { made } from '../deployed.ts';
import { declaredEntities } from './check-service-bus.ts';

/** Built-in roles by their GUIDs: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles */
const ROLES: Readonly<Record<string, string>> = {
  'b7e6dc6d-f1e8-4753-8033-0f276bb0955b': 'Storage Blob Data Owner',
  'ba92f5b4-2d11-453d-a403-e96b0029c9fe': 'Storage Blob Data Contributor',
  'db58b8e5-c6ad-4a2a-8342-4190687cbf4a': 'Storage Blob Delegator',
  '974c5e8b-45b9-4653-ba55-5f855dd0fb88': 'Storage Queue Data Contributor',
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3': 'Storage Table Data Contributor',
  '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39': 'Azure Service Bus Data Sender',
  '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0': 'Azure Service Bus Data Receiver',
  '4633458b-17de-408a-b874-0445c86b69e6': 'Key Vault Secrets User',
  'b86a8fe4-44ce-4948-aee5-eccb2c155cd7': 'Key Vault Secrets Officer',
  '3913510d-42f4-4e42-8a64-420c390055eb': 'Monitoring Metrics Publisher',
  '09976791-48a7-449e-bb21-39d1a415f350': 'Communication and Email Service Owner',
  '0ad04412-c4d5-4796-b79c-f76d14c8d402': 'Durable Task Data Contributor',
  '00000000-0000-0000-0000-000000000001': 'Cosmos DB Built-in Data Reader',
  '00000000-0000-0000-0000-000000000002': 'Cosmos DB Built-in Data Contributor',
};

/** Who they are, by what only a deployment knows of them. */
const PRINCIPALS: readonly [pattern: RegExp, who: string][] = [
  [/^«userAssignedIdentities id-\w+\.principalId»$/, 'app'],
  [/^«service apim-\w+\.identity\.principalId»$/, 'gateway'],
];

interface Need {
  who: 'app' | 'gateway' | 'operator';
  role: string;
  /** Type and name below the resource group; names are made, but for entities. */
  on: string;
  /** Who asks for it. */
  because: string;
}

const PARTNER_FILES = 'Microsoft.Storage/storageAccounts/blobServices/containers default/partner-files';
const ACCOUNT = 'Microsoft.DocumentDB/databaseAccounts';
const onContainer = (id: string) => `${ACCOUNT}/dbs/colls ${databaseId}/${id}`;
const AUDIT = 'audit';
const APPENDER = 'Cosmos DB Audit Appender';

/** Reads everything, and writes everywhere but in the audit. */
const onDocuments = [
  { role: 'Cosmos DB Built-in Data Reader', on: ACCOUNT },
  ...Object.values(containers)
    .filter(({ id }) => id !== AUDIT)
    .map(({ id }) => ({ role: 'Cosmos DB Built-in Data Contributor', on: onContainer(id) })),
];

/** Every role that anybody needs. One more is a way in; one less is an app that doesn't start. */
function needs(deployment: Deployment): Need[] {
  const { Queues, Topics } = declaredEntities();
  const bus = 'Microsoft.ServiceBus/namespaces';
  const sender = (on: string): Need => ({
    who: 'app',
    role: 'Azure Service Bus Data Sender',
    on,
    because: 'service-bus-event-bus',
  });
  const receiver = (on: string): Need => ({
    who: 'app',
    role: 'Azure Service Bus Data Receiver',
    on,
    because: 'Service Bus triggers',
  });
  const storage = (role: string, because: string): Need => ({
    who: 'app',
    role,
    on: 'Microsoft.Storage/storageAccounts',
    because,
  });
  const all: Need[] = [
    storage('Storage Blob Data Owner', 'Functions host: locks, packages; Durable Functions: leases, large messages'),
    storage('Storage Queue Data Contributor', 'Durable Functions: control and work-item queues'),
    storage('Storage Table Data Contributor', 'Durable Functions: histories'),
    storage('Storage Blob Delegator', 'adapters/blob: links'),
    {
      who: 'app',
      role: 'Storage Blob Data Contributor',
      on: PARTNER_FILES,
      because: 'adapters/blob: files of jobs',
    },
    ...onDocuments.map((need) => ({ ...need, who: 'app' as const, because: 'adapters/cosmos, relay-outbox' })),
    { who: 'app', role: APPENDER, on: onContainer(AUDIT), because: 'what the merchant’s systems change' },
    { who: 'app', role: 'Key Vault Secrets User', on: 'Microsoft.KeyVault/vaults', because: 'adapters/key-vault' },
    { who: 'app', role: 'Monitoring Metrics Publisher', on: 'Microsoft.Insights/components', because: 'telemetry' },
    { who: 'gateway', role: 'Monitoring Metrics Publisher', on: 'Microsoft.Insights/components', because: 'logger' },
    ...Topics.map(({ Name }) => sender(`${bus}/topics ${Name}`)),
    ...Topics.flatMap((topic) =>
      topic.Subscriptions.map(({ Name }) => receiver(`${bus}/topics/subscriptions ${topic.Name}/${Name}`)),
    ),
    ...Queues.flatMap(({ Name }) => [sender(`${bus}/queues ${Name}`), receiver(`${bus}/queues ${Name}`)]),
  ];
  if (made(deployment, 'Microsoft.DurableTask/schedulers').length > 0) {
    all.push({
      who: 'app',
      role: 'Durable Task Data Contributor',
      on: 'Microsoft.DurableTask/schedulers',
      because: 'Durable Functions',
    });
  }
  if (made(deployment, 'Microsoft.Communication/communicationServices').length > 0) {
    all.push({
      who: 'app',
      role: 'Communication and Email Service Owner',
      on: 'Microsoft.Communication/communicationServices',
      because: 'adapters/mail',
    });
  }
  return all;
}

/** What docs/operations.md and docs/secrets.md say that an operator needs. */
export const operatorNeeds: readonly Need[] = [
  { role: 'Key Vault Secrets Officer', on: 'Microsoft.KeyVault/vaults', because: 'npm run infra:secrets' },
  ...onDocuments.map((need) => ({ ...need, because: 'npm run ops' })),
  { role: APPENDER, on: onContainer(AUDIT), because: 'npm run ops: what operators did' },
  { role: 'Azure Service Bus Data Receiver', on: 'Microsoft.ServiceBus/namespaces', because: 'ops dead-letters' },
  { role: 'Azure Service Bus Data Sender', on: 'Microsoft.ServiceBus/namespaces', because: 'ops rejections requeue' },
].map((need) => ({ who: 'operator', ...need }));

/** Everybody has the roles that they need, where they need them, and no others. */
export function checkRoles(deployment: Deployment): string[] {
  const given = assignments(deployment);
  // An operator may do everything that the pages describe, or nothing.
  const isOperated = given.some((text) => text.startsWith('operator: '));
  const wanted = [...needs(deployment), ...(isOperated ? operatorNeeds : [])].map(({ who, role, on, because }) => ({
    text: `${who}: ${role} on ${on}`,
    because,
  }));
  const lacking = wanted
    .filter(({ text }) => !given.includes(text))
    .map(({ text, because }) => `missing for ${because}: ${text}`);
  const idle = given.filter((text) => !wanted.some((want) => want.text === text));
  const twice = given.filter((text, index) => given.indexOf(text) !== index);
  return [
    ...lacking,
    ...idle.map((text) => `nobody needs: ${text}`),
    ...twice.map((text) => `twice: ${text}`),
    ...checkOwnRoles(deployment),
  ];
}

/**
 * What is recorded stays: nothing in the audit is replaced, patched or deleted. A new document under an old id is a
 * conflict, and without a `defaultTtl` of the container no document can be made to expire.
 */
const MAY_IN_AUDIT = ['executeQuery', 'readChangeFeed', 'items/create', 'items/read'].map(
  (action) => `${ACCOUNT}/sqlDatabases/containers/${action}`,
);

function checkOwnRoles(deployment: Deployment): string[] {
  const roles = made(deployment, 'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions');
  const wider = roles.flatMap(({ body }) => {
    const permissions = at(body, 'properties', 'permissions') as { dataActions: string[] }[];
    return permissions
      .flatMap(({ dataActions }) => dataActions)
      .filter((action) => action !== `${ACCOUNT}/readMetadata` && !MAY_IN_AUDIT.includes(action))
      .map((action) => `${at(body, 'properties', 'roleName')} permits ${action}`);
  });
  const expires = 'defaultTtl' in containers.audit;
  return [...wider, ...(expires ? ['documents of the audit can be made to expire'] : [])];
}

function assignments(deployment: Deployment): string[] {
  const azure = made(deployment, 'Microsoft.Authorization/roleAssignments');
  const cosmos = made(deployment, 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments');
  const own = made(deployment, 'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions');
  return [...azure, ...cosmos].map(({ body, scope }) => {
    const definition = String(at(body, 'properties', 'roleDefinitionId'));
    const guid = definition.split('/').at(-1) ?? '';
    const role = own.find(({ id }) => id === definition);
    const principal = String(at(body, 'properties', 'principalId'));
    const place = scope ?? String(at(body, 'properties', 'scope'));
    const [, who = 'operator'] = PRINCIPALS.find(([pattern]) => pattern.test(principal)) ?? [];
    return `${who}: ${ROLES[guid] ?? at(role?.body ?? {}, 'properties', 'roleName') ?? guid} on ${placeIn(place)}`;
  });
}

/** `…/providers/A.B/types/name/children/name` as `A.B/types/children name`, without the name of the outermost. */
function placeIn(id: string): string {
  const [, path] = id.split('/providers/');
  if (path === undefined) return `everything in ${id}`;
  const [namespace = '', ...parts] = path.split('/');
  const types = parts.filter((_, index) => index % 2 === 0);
  const names = parts.filter((_, index) => index % 2 === 1).slice(1);
  return [[namespace, ...types].join('/'), names.join('/')].filter((part) => part !== '').join(' ');
}
