// The gateway itself; what it serves is in partner-api.bicep.

import { GatewaySku, Tags } from '../types.bicep'

@description('Name of the resource.')
param name string

@description('Region of everything in here.')
param location string

@description('Tags of everything in here.')
param tags Tags

@description('Its tier.')
param sku GatewaySku

@description('How many units it has.')
param units int

@description('The address that its notices go to.')
param publisherEmail string

@description('The publisher, as partners see it.')
param publisherName string

@description('The subnet that it calls the app through; empty for none. Needs StandardV2.')
param subnetId string

@description('Workspace that its logs and metrics go to.')
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

@description('Its id.')
output id string = service.id

@description('Its name.')
output name string = service.name

@description('Object id of its identity.')
output principalId string = service.identity.principalId

@description('Where it takes requests.')
output gatewayUrl string = service.properties.gatewayUrl
