/** The service's permissions: to send, to receive, and to manage entities. */
export type Claim = 'Send' | 'Listen' | 'Manage';

/** What a token allows. */
export interface Rights {
  /** Milliseconds since 1970. */
  readonly until: number;
  /** @param entityPath `queue`, `topic` or `topic/Subscriptions/name`, in any case; empty for the namespace */
  permits(claim: Claim, entityPath: string): boolean;
}

const CLAIMS = {
  'Azure Service Bus Data Owner': ['Send', 'Listen', 'Manage'],
  'Azure Service Bus Data Sender': ['Send'],
  'Azure Service Bus Data Receiver': ['Listen'],
} as const satisfies Record<string, readonly Claim[]>;

/** Azure's built-in roles: https://learn.microsoft.com/azure/service-bus-messaging/authenticate-application */
export interface RoleAssignment {
  /** The object id of the principal; `*` for every token of the tenant. */
  readonly principalId: string;
  readonly role: keyof typeof CLAIMS;
  /** The path of an entity; the whole namespace by default. */
  readonly scope?: string;
}

export function rightsOf(principalId: string, until: number, assignments: readonly RoleAssignment[]): Rights {
  const own = assignments.filter((assignment) => ['*', principalId].includes(assignment.principalId));
  const permits = (claim: Claim, path: string) =>
    own.some(({ role, scope }) => CLAIMS[role].some((one) => one === claim) && covers(scope, path.toLowerCase()));
  return { until, permits };
}

function covers(scope: string | undefined, path: string): boolean {
  if (scope === undefined) return true;
  const covered = scope.toLowerCase();
  return path === covered || path.startsWith(`${covered}/`);
}
