import type { Deployed, Deployment } from '../bicep/predict.ts';
import { at } from '../bicep/value.ts';
import { made } from '../deployed.ts';
import { settingsOf } from './check-settings.ts';

const GATEWAY = /^«service apim-\w+\.identity\.principalId»$/;

/** App Service lets nobody through to either colour but the gateway, and partners' tokens are for somebody else. */
export function checkDoors(deployment: Deployment): string[] {
  const named = made(deployment, 'Microsoft.ApiManagement/service/namedValues');
  const resource = named.find(({ name }) => name.endsWith('/app-resource'));
  const gatewayAudience = at(resource?.body, 'properties', 'value');
  const doors = made(deployment, 'Microsoft.Web/sites/config').filter(({ name }) => name.endsWith('/authsettingsV2'));
  return made(deployment, 'Microsoft.Web/sites').flatMap((app) => {
    const door = doors.find(({ name }) => name === `${app.name}/authsettingsV2`);
    if (door === undefined) return [`${app.name} has no door`];
    return checkDoor(app, door, gatewayAudience).map((fault) => `${app.name} ${fault}`);
  });
}

function checkDoor(app: Deployed, { body }: Deployed, gatewayAudience: unknown): string[] {
  const validation = at(body, 'properties', 'globalValidation');
  const entra = at(body, 'properties', 'identityProviders', 'azureActiveDirectory');
  const settings = settingsOf(app);
  const audiences = JSON.stringify(at(entra, 'validation', 'allowedAudiences'));
  const identities = at(entra, 'validation', 'defaultAuthorizationPolicy', 'allowedPrincipals', 'identities');
  const asked =
    at(body, 'properties', 'platform', 'enabled') === true &&
    at(validation, 'requireAuthentication') === true &&
    at(validation, 'unauthenticatedClientAction') === 'Return401' &&
    at(entra, 'enabled') === true;
  const checks: [holds: boolean, fault: string][] = [
    [asked, 'lets in every caller'],
    [at(validation, 'excludedPaths') === undefined, 'leaves paths open'],
    [
      audiences === JSON.stringify([gatewayAudience]),
      `takes tokens of another audience than app-resource of the gateway`,
    ],
    [gatewayAudience !== settings['AUTH_AUDIENCE'], 'takes tokens of the audience that partners have: app-resource'],
    [
      Array.isArray(identities) && identities.length === 1 && GATEWAY.test(String(identities[0])),
      'lets in another identity than the gateway',
    ],
    [at(entra, 'registration', 'openIdIssuer') === settings['AUTH_ISSUER'], 'believes another issuer'],
    [at(app.body, 'properties', 'httpsOnly') === true, 'answers over http'],
    [settings['GATEWAY_REQUIRED'] === 'true', 'takes partners without the gateway: GATEWAY_REQUIRED'],
  ];
  return checks.filter(([holds]) => !holds).map(([, fault]) => fault);
}
