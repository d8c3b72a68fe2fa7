// Files that partners upload and download by links, in an account of its own: the host's account stays closed.

import { Tags } from '../types.bicep'

@description('Name of the resource.')
param name string

@description('Region of everything in here.')
param location string

@description('Tags of everything in here.')
param tags Tags

@description('Whether it spans availability zones.')
param zoneRedundant bool

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
    // Links are signed by keys of the app's identity, never by a key of the account.
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    supportsHttpsTrafficOnly: true
    minimumTlsVersion: 'TLS1_2'
    // Partners use their links from anywhere, also where everything else is on a private network.
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: 'Allow'
    }
    // Azure reports a link that is signed for longer than a key can be valid.
    sasPolicy: {
      expirationAction: 'Log'
      sasExpirationPeriod: '7.00:00:00'
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    // A deleted file is gone: it is a copy, and can hold personal data.
    deleteRetentionPolicy: {
      enabled: false
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: 7
    }
    // Pages in browsers don't use the links.
    cors: {
      corsRules: []
    }
  }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = {
  parent: blobs
  name: 'partner-files'
  properties: {
    publicAccess: 'None'
  }
}

// The app deletes files in time. Azure deletes what it has missed.
resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'delete-what-is-left'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob', 'appendBlob']
              prefixMatch: ['${container.name}/']
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterModificationGreaterThan: 35
                }
              }
            }
          }
        }
      ]
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'log-analytics'
  scope: blobs
  properties: {
    workspaceId: logAnalyticsWorkspaceId
    // Reads too: they show who used a link, when and from where. Azure leaves the signature out.
    logs: [
      { category: 'StorageRead', enabled: true }
      { category: 'StorageWrite', enabled: true }
      { category: 'StorageDelete', enabled: true }
    ]
    metrics: [
      { category: 'Transaction', enabled: true }
    ]
  }
}

@description('Its id.')
output id string = account.id

@description('Its endpoint, without a slash at the end.')
output endpoint string = 'https://${account.name}.blob.${environment().suffixes.storage}'
