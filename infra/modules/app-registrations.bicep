// Two registrations: the API that partners get tokens for, and the app that the gateway gets tokens for. So a partner's
// token does not open the app behind the gateway, whatever its roles.
extension microsoftGraphV1

@description('Name of the environment, in the names of the registrations.')
param environmentName string

@description('Makes the names unique in the tenant.')
param uniqueSuffix string

@description('Scopes of the API, and the tiers that the gateway limits by. The ids of roles are made from their names.')
var roles = [
  { value: 'orders.read', description: 'Read orders and products' }
  { value: 'orders.write', description: 'Place, change and cancel orders' }
  { value: 'reports.read', description: 'Read reports' }
  { value: 'imports.manage', description: 'Import files of orders' }
  { value: 'webhooks.manage', description: 'Manage webhook endpoints and their deliveries' }
  { value: 'exports.manage', description: 'Export orders to files' }
  { value: 'catalogue.manage', description: 'Manage products, prices and stock, for the merchant’s own systems' }
  {
    value: 'release.smoke'
    description: 'Reach one colour of a release by name: for the smoke of a delivery, never for a partner'
  }
  { value: 'tier.generous', description: 'Has the limits of the generous tier' }
  { value: 'tier.small', description: 'Has the limits of the small tier' }
]

resource api 'Microsoft.Graph/applications@v1.0' = {
  uniqueName: 'partner-orders-api-${uniqueSuffix}'
  displayName: 'Partner Orders (${environmentName})'
  description: 'The order API that partners integrate with'
  signInAudience: 'AzureADMyOrg'
  identifierUris: ['api://${tenant().tenantId}/partner-orders-${uniqueSuffix}']
  api: {
    requestedAccessTokenVersion: 2
  }
  appRoles: [
    for role in roles: {
      id: guid('partner-orders', role.value)
      value: role.value
      displayName: role.value
      description: role.description
      allowedMemberTypes: ['Application']
      isEnabled: true
    }
  ]
}

// Only clients with a role in the API get a token for it.
resource apiPrincipal 'Microsoft.Graph/servicePrincipals@v1.0' = {
  appId: api.appId
  appRoleAssignmentRequired: true
}

resource gatewayAudience 'Microsoft.Graph/applications@v1.0' = {
  uniqueName: 'partner-orders-app-${uniqueSuffix}'
  displayName: 'Partner Orders behind its gateway (${environmentName})'
  description: 'What API Management shows the app that it is API Management'
  signInAudience: 'AzureADMyOrg'
  identifierUris: ['api://${tenant().tenantId}/partner-orders-app-${uniqueSuffix}']
  api: {
    requestedAccessTokenVersion: 2
  }
}

resource gatewayAudiencePrincipal 'Microsoft.Graph/servicePrincipals@v1.0' = {
  appId: gatewayAudience.appId
}

@description('Application id that partners\' tokens are for.')
output apiAppId string = apiPrincipal.appId

@description('Application id that the gateway\'s tokens are for.')
output gatewayAudienceAppId string = gatewayAudiencePrincipal.appId
