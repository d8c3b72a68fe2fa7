// The gateway itself; what it serves is in partner-api.bicep.
param name string
param location string
param tags { *: string }

@allowed(['BasicV2', 'StandardV2'])
param sku string
param units int
param publisherEmail string
param publisherName string

@description('The subnet that it calls the app through; empty for none. Needs StandardV2.')
param subnetId string
param logAnalyticsWorkspaceId string

resource service 'Microsoft.ApiManagement/service@2024-05-01' = {
  name: name
  location: location
  tags: tags
  sku: {
    name: sku
    capacity: units
  }
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    publisherEmail: publisherEmail
    publisherName: publisherName
    publicNetworkAccess: 'Enabled'
    virtualNetworkType: empty(subnetId) ? 'None' : 'External'
    virtualNetworkConfiguration: empty(subnetId)
      ? null
      : {
          subnetResourceId: subnetId
        }
    // The API documents itself at /docs.
    developerPortalStatus: 'Disabled'
    // Earlier versions of its management API can show secrets.
    apiVersionConstraint: {
      minApiVersion: '2021-08-01'
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'log-analytics'
  scope: service
  properties: {
    workspaceId: logAnalyticsWorkspaceId
    logAnalyticsDestinationType: 'Dedicated'
    // Each request: the promises to partners are counted by what the gateway answered. What it logs is in partner-api.bicep.
    logs: [
      { category: 'GatewayLogs', enabled: true }
    ]
    metrics: [
      { category: 'AllMetrics', enabled: true }
    ]
  }
}

output id string = service.id
output name string = service.name
output principalId string = service.identity.principalId
output gatewayUrl string = service.properties.gatewayUrl
