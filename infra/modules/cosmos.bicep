// The database. Containers, keys and indexes stand in infra/cosmos/containers.json, which is written from
// shared/adapters/cosmos/containers.ts: `npm run infra:containers`.

import { Reach, Tags } from '../types.bicep'

@description('Name of the resource.')
param name string

@description('Its regions: the first takes writes, the others take over in this order.')
param locations string[]

@description('Tags of everything in here.')
param tags Tags

@description('The maximum of request units a second that containers share.')
param sharedThroughput int

@description('The maximum of request units a second of the orders container alone; 0 lets it share.')
param ordersThroughput int

@description('Whether it spans availability zones.')
param zoneRedundant bool

@description('Whether a lock keeps the account from being deleted.')
param deleteLock bool

@description('Whether the public network reaches it.')
param publicNetworkAccess Reach

@description('Workspace that its logs and metrics go to.')
param logAnalyticsWorkspaceId string

@description('Whether it is logged who reads and writes documents.')
param dataAccessLog bool

var declared = loadJsonContent('../cosmos/containers.json')

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-10-15' = {
  name: name
  location: locations[0]
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    // A GET right after a POST, answered by another instance, must see it, so consistency is Strong and one region writes.
    // With several regions, this also means that a write is in all of them before it is answered: none is lost with a region.
    consistencyPolicy: {
      defaultConsistencyLevel: 'Strong'
    }
    locations: [
      for (region, priority) in locations: {
        locationName: region
        failoverPriority: priority
        isZoneRedundant: zoneRedundant
      }
    ]
    enableMultipleWriteLocations: false
    enableAutomaticFailover: length(locations) > 1
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

// Identities that may change resources may not remove it: that takes an Owner or User Access Administrator.
resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (deleteLock) {
  name: 'keep'
  scope: account
  properties: {
    level: 'CanNotDelete'
    notes: 'All orders. docs/deploy.md says how to remove this lock.'
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'log-analytics'
  scope: account
  properties: {
    workspaceId: logAnalyticsWorkspaceId
    logAnalyticsDestinationType: 'Dedicated'
    // Not DataPlaneRequests: a row for every request costs more than the request. This category has sums, with who asked.
    logs: concat(
      [
        { category: 'ControlPlaneRequests', enabled: true }
        { category: 'PartitionKeyRUConsumption', enabled: true }
      ],
      dataAccessLog ? [{ category: 'DataPlaneRequests15M', enabled: true }] : []
    )
    metrics: [
      { category: 'Requests', enabled: true }
    ]
  }
}

@description('Its id.')
output id string = account.id

@description('Its name.')
output name string = account.name

@description('Its endpoint.')
output endpoint string = account.properties.documentEndpoint
