const ACCOUNT = 'Microsoft.DocumentDB/databaseAccounts';
const CONTAINERS = `${ACCOUNT}/sqlDatabases/containers`;

/**
 * What a principal of Microsoft Entra can be allowed to do. Everything else (databases, containers, throughput) belongs
 * to the control plane:
 * https://learn.microsoft.com/azure/cosmos-db/nosql/reference-data-plane-security
 */
export type DataAction =
  | 'readMetadata'
  | 'executeQuery'
  | 'readChangeFeed'
  | 'items/create'
  | 'items/read'
  | 'items/replace'
  | 'items/upsert'
  | 'items/delete';

/** The name of the action in refusals. */
export function nameOf(action: DataAction): string {
  return action === 'readMetadata' ? `${ACCOUNT}/readMetadata` : `${CONTAINERS}/${action}`;
}

const READER: readonly DataAction[] = ['readMetadata', 'executeQuery', 'readChangeFeed', 'items/read'];

/** Azure's built-in roles. */
const ROLES = {
  'Cosmos DB Built-in Data Reader': READER,
  'Cosmos DB Built-in Data Contributor': [
    ...READER,
    'items/create',
    'items/replace',
    'items/upsert',
    'items/delete',
  ] as readonly DataAction[],
} as const;

export interface RoleAssignment {
  /** The object id of the principal; `*` for every token of the tenant. */
  readonly principalId: string;
  /** A built-in role, or the actions of a custom one. */
  readonly role: keyof typeof ROLES | readonly DataAction[];
  /** `/`, the default, `/dbs/<id>` or `/dbs/<id>/colls/<id>`. */
  readonly scope?: string;
}

export function includes({ role }: RoleAssignment, action: DataAction): boolean {
  return (typeof role === 'string' ? ROLES[role] : role).includes(action);
}
