import type { Deployment } from '../bicep/predict.ts';
import { at, type Json } from '../bicep/value.ts';
import { made } from '../deployed.ts';

/** The rules of docs/well-architected.md that take more than one property of one resource. */
export function checkWellArchitected(deployment: Deployment): string[] {
  return [
    ...checkSubnets(deployment),
    ...checkShells(deployment),
    ...checkFirewall(deployment),
    ...checkBackends(deployment),
    ...checkAudits(deployment),
    ...checkFrequency(deployment),
  ];
}

const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

function checkSubnets(deployment: Deployment): string[] {
  const subnets = made(deployment, 'Microsoft.Network/virtualNetworks').flatMap(({ body }) =>
    list(at(body, 'properties', 'subnets')),
  );
  return subnets.flatMap((subnet) => {
    const name = `subnet ${at(subnet, 'name')}`;
    // One that belongs to others may need rules that we don't know: its security group is theirs to name.
    const ours = !/^10\.40\.1\d\d\./.test(String(at(subnet, 'properties', 'addressPrefix')));
    return [
      ...(ours && at(subnet, 'properties', 'networkSecurityGroup', 'id') === undefined
        ? [`${name} has no security group`]
        : []),
      ...(at(subnet, 'properties', 'defaultOutboundAccess') === false
        ? []
        : [`${name} has a way out that nobody chose`]),
    ];
  });
}

function checkShells(deployment: Deployment): string[] {
  return made(deployment, 'Microsoft.Network/networkSecurityGroups').flatMap(({ name, body }) => {
    const denied = list(at(body, 'properties', 'securityRules'))
      .filter(
        (rule) => at(rule, 'properties', 'direction') === 'Outbound' && at(rule, 'properties', 'access') === 'Deny',
      )
      .flatMap((rule) => list(at(rule, 'properties', 'destinationPortRanges')));
    return ['22', '3389'].filter((port) => !denied.includes(port)).map((port) => `${name} lets port ${port} out`);
  });
}

function checkFirewall(deployment: Deployment): string[] {
  return made(deployment, 'Microsoft.Network/FrontDoorWebApplicationFirewallPolicies')
    .map(({ body }) => at(body, 'properties', 'policySettings'))
    .filter((settings) => at(settings, 'enabledState') !== 'Enabled' || at(settings, 'mode') !== 'Prevention')
    .map(() => "the firewall doesn't block");
}

function checkBackends(deployment: Deployment): string[] {
  return made(deployment, 'Microsoft.ApiManagement/service/backends')
    .filter(({ body }) => at(body, 'properties', 'type') === 'Single')
    .filter(({ body }) => !String(at(body, 'properties', 'url')).startsWith('https://'))
    .map(({ name }) => `${name} is called over http: its URL has to begin with https://`);
}

/** What is logged of who did what: the categories by the type of resource. */
const AUDITS: Readonly<Record<string, (body: Json) => string[]>> = {
  'Microsoft.KeyVault/vaults': () => ['AuditEvent'],
  'Microsoft.ApiManagement/service': () => ['GatewayLogs'],
  'Microsoft.DocumentDB/databaseAccounts': () => ['ControlPlaneRequests'],
  'Microsoft.Storage/storageAccounts/blobServices': () => ['StorageWrite', 'StorageDelete'],
  'Microsoft.ServiceBus/namespaces': (body) => [
    'OperationalLogs',
    ...(at(body, 'sku', 'name') === 'Premium' ? ['RuntimeAuditLogs'] : []),
  ],
  'Microsoft.Cdn/profiles': () => ['FrontDoorWebApplicationFirewallLog'],
};

function checkAudits(deployment: Deployment): string[] {
  const settings = made(deployment, 'Microsoft.Insights/diagnosticSettings');
  return Object.entries(AUDITS).flatMap(([type, categories]) =>
    made(deployment, type).flatMap(({ id, name, body }) => {
      const logged = settings
        .filter(({ scope }) => scope === id)
        .flatMap((one) => list(at(one.body, 'properties', 'logs')))
        .filter((log) => at(log, 'enabled') === true)
        .map((log) => at(log, 'category'));
      return categories(body)
        .filter((category) => !logged.includes(category))
        .map((category) => `${name} doesn't log ${category}`);
    }),
  );
}

/** Azure bills a rule of logs by how often it runs, and five minutes is as fast as anybody acts on one. */
function checkFrequency(deployment: Deployment): string[] {
  return made(deployment, 'Microsoft.Insights/scheduledQueryRules')
    .map(({ name, body }) => ({ name, each: String(at(body, 'properties', 'evaluationFrequency')) }))
    .filter(({ each }) => /^PT[1-4]M$/.test(each))
    .map(({ name, each }) => `${name} runs each ${each}`);
}
