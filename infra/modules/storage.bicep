// What the Functions host and Durable Functions keep, and the code of both colours. Identities only: there is no key.

import { Reach, Tags } from '../types.bicep'

@description('Name of the resource.')
param name string

@description('Region of everything in here.')
param location string

@description('Tags of everything in here.')
param tags Tags

@description('Whether it spans availability zones.')
param zoneRedundant bool

@description('Whether a lock keeps the account from being deleted.')
param deleteLock bool

@description('Containers for the code, one for each colour.')
param deploymentContainers string[]

@description('Whether the public network reaches it.')
param publicNetworkAccess Reach

@description('Workspace that its logs and metrics go to.')
param logAnalyticsWorkspaceId string

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: zoneRedundant ? 'Standard_ZRS' : 'Standard_LRS'
  }
  properties: {
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    supportsHttpsTrafficOnly: true
    minimumTlsVersion: 'TLS1_2'
    publicNetworkAccess: publicNetworkAccess
    networkAcls: {
      bypass: 'None'
      defaultAction: publicNetworkAccess == 'Enabled' ? 'Allow' : 'Deny'
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    deleteRetentionPolicy: {
      enabled: true
      days: 7
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: 7
    }
  }
}

resource containers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = [
  for container in deploymentContainers: {
    parent: blobs
    name: container
    properties: {
      publicAccess: 'None'
    }
  }
]

// Identities that may change resources may not remove it: that takes an Owner or User Access Administrator.
resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (deleteLock) {
  name: 'keep'
  scope: account
  properties: {
    level: 'CanNotDelete'
    notes: 'Running sagas, and the code of both colours. docs/deploy.md says how to remove this lock.'
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'log-analytics'
  scope: blobs
  properties: {
    workspaceId: logAnalyticsWorkspaceId
    // Logs who wrote or deleted code. Reads come from the host and would be most of the volume.
    logs: [
      { category: 'StorageWrite', enabled: true }
      { category: 'StorageDelete', enabled: true }
    ]
  }
}

@description('Its id.')
output id string = account.id

@description('Its name.')
output name string = account.name

@description('Endpoint of its blobs.')
output blobEndpoint string = account.properties.primaryEndpoints.blob

@description('Endpoint of its queues.')
output queueEndpoint string = account.properties.primaryEndpoints.queue

@description('Endpoint of its tables.')
output tableEndpoint string = account.properties.primaryEndpoints.table
