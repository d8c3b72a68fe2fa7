// The database. Containers, keys and indexes stand in infra/cosmos/containers.json, which is written from
// shared/adapters/cosmos/containers.ts: `npm run infra:containers`.
param name string
param location string
param tags { *: string }

@description('The maximum of request units a second that containers share.')
param sharedThroughput int

@description('The maximum of request units a second of the orders container alone; 0 lets it share.')
param ordersThroughput int
param zoneRedundant bool

@allowed(['Enabled', 'Disabled'])
param publicNetworkAccess string
param logAnalyticsWorkspaceId string

var declared = loadJsonContent('../cosmos/containers.json')

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-10-15' = {
  name: name
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    // A GET right after a POST, answered by another instance, must see it, so consistency is Strong and one region writes.
    consistencyPolicy: {
      defaultConsistencyLevel: 'Strong'
    }
    locations: [
      {
        locationName: location
        failoverPriority: 0
        isZoneRedundant: zoneRedundant
      }
    ]
    enableMultipleWriteLocations: false
    enableAutomaticFailover: false
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: publicNetworkAccess
    networkAclBypass: 'None'
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: {
        tier: 'Continuous7Days'
      }
    }
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2025-10-15' = {
  parent: account
  name: declared.database
  properties: {
    resource: {
      id: declared.database
    }
    options: {
      autoscaleSettings: {
        maxThroughput: sharedThroughput
      }
    }
  }
}

resource containers 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2025-10-15' = [
  for container in declared.containers: {
    parent: database
    name: container.id
    properties: {
      resource: container
      options: container.id == 'orders' && ordersThroughput > 0
        ? {
            autoscaleSettings: {
              maxThroughput: ordersThroughput
            }
          }
        : {}
    }
  }
]

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'log-analytics'
  scope: account
  properties: {
    workspaceId: logAnalyticsWorkspaceId
    logAnalyticsDestinationType: 'Dedicated'
    // Not DataPlaneRequests: a row for every request costs more than the request.
    logs: [
      { category: 'ControlPlaneRequests', enabled: true }
      { category: 'PartitionKeyRUConsumption', enabled: true }
    ]
    metrics: [
      { category: 'Requests', enabled: true }
    ]
  }
}

output id string = account.id
output name string = account.name
output endpoint string = account.properties.documentEndpoint
