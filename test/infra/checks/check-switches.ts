import type { Deployment } from '../bicep/predict.ts';
import type { Json } from '../bicep/value.ts';

const ON = [true, 'Enabled'];
const OFF = [false, 'Disabled', 'None'];
/** A parameter decides, and another test says when. */
const CHOSEN = [...ON, ...OFF, 'Allow', 'Deny', 'External'];

/**
 * What each switch of a resource must be, wherever it is: by its name, or by its parent's and its own where the name alone means
 * different things. A switch that isn't here is reported, so that a new one gets its value on purpose.
 */
const SWITCHES: Readonly<Record<string, readonly Json[]>> = {
  allow: OFF,
  allowBlobPublicAccess: OFF,
  allowCrossTenantReplication: OFF,
  allowSharedKeyAccess: OFF,
  appRoleAssignmentRequired: ON,
  // Off for a daily digest: alert-rules.spec.ts holds which.
  autoMitigate: [...ON, ...OFF],
  automatic: ON,
  bypass: OFF,
  clientAffinityEnabled: OFF,
  deadLetteringOnFilterEvaluationExceptions: ON,
  deadLetteringOnMessageExpiration: ON,
  defaultAction: CHOSEN,
  defaultOutboundAccess: OFF,
  defaultToOAuthAuthentication: ON,
  'deleteRetentionPolicy.enabled': CHOSEN,
  developerPortalStatus: OFF,
  disableKeyBasedMetadataWriteAccess: ON,
  disableLocalAuth: ON,
  DisableLocalAuth: ON,
  enableAutomaticFailover: CHOSEN,
  Enabled: ON,
  enabled: ON,
  enabledForDeployment: OFF,
  enabledForDiskEncryption: OFF,
  enabledForTemplateDeployment: OFF,
  enabledState: ON,
  enableLogAccessUsingOnlyResourcePermissions: ON,
  enableMultipleWriteLocations: OFF,
  enablePurgeProtection: ON,
  enableRbacAuthorization: ON,
  enableSoftDelete: ON,
  enforceCertificateNameCheck: ON,
  FollowRedirects: OFF,
  httpsOnly: ON,
  httpsRedirect: OFF,
  isBuffered: OFF,
  isEnabled: ON,
  isZoneRedundant: CHOSEN,
  linkToDefaultDomain: ON,
  logClientIp: OFF,
  metrics: ON,
  negateCondition: ON,
  networkAclBypass: OFF,
  ParseDependentRequests: OFF,
  publicAccess: OFF,
  publicNetworkAccess: CHOSEN,
  registrationEnabled: OFF,
  requestBodyCheck: ON,
  requireAuthentication: ON,
  requireHttps: ON,
  requiresDuplicateDetection: ON,
  requiresSession: OFF,
  reserved: ON,
  RetryEnabled: ON,
  secret: OFF,
  'securityRules.access': ['Deny'],
  sessionAffinityState: OFF,
  signInAudience: ['AzureADMyOrg'],
  skipQueryValidation: ON,
  softDeleteRetentionInDays: [90],
  SSLCheck: ON,
  subscriptionRequired: OFF,
  supportsHttpsTrafficOnly: ON,
  'tokenStore.enabled': OFF,
  unauthenticatedClientAction: ['Return401'],
  useCommonAlertSchema: ON,
  userEngagementTracking: OFF,
  virtualNetworkType: CHOSEN,
  zoneRedundant: CHOSEN,
  // Front Door's firewall has a rule that lets the providers' events through: front-door.spec.ts.
  action: ['Block', 'Allow'],
  ruleSetAction: ['Block'],
};

const SWITCH_WORDS: readonly Json[] = [...CHOSEN, 'Block', 'AzureServices', 'AllowAnonymous'];

/** Each switch of each resource that is not as it must be. */
export function checkSwitches({ resources }: Deployment): string[] {
  const faults = resources.flatMap(({ type, name, body }) =>
    scalarsIn(body).flatMap(({ parent, key, value }) => {
      const wanted = SWITCHES[`${parent}.${key}`] ?? SWITCHES[key];
      if (wanted === undefined && !SWITCH_WORDS.includes(value)) return [];
      if (wanted === undefined) return [`${type}: ${parent}.${key} is a switch that check-switches.ts doesn't know`];
      return wanted.includes(value) ? [] : [`${name}: ${parent}.${key} is ${value}`];
    }),
  );
  return [...new Set(faults)];
}

/** The plain values of a resource; a list counts as its items, and `properties` as what it belongs to. */
function scalarsIn(value: Json, parent = '', key = ''): { parent: string; key: string; value: Json }[] {
  if (Array.isArray(value)) return value.flatMap((item) => scalarsIn(item, parent, key));
  if (typeof value !== 'object' || value === null) return [{ parent, key, value }];
  const next = key === 'properties' ? parent : key;
  return Object.entries(value)
    .filter(([name]) => name !== 'tags')
    .flatMap(([name, entry]) => scalarsIn(entry, next, name));
}
