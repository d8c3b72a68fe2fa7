// Secrets: payments-api-key, carrier-token, payments-webhook-secret, carrier-webhook-secret, cursor-key, webhook-key. A person with the right to write secrets puts them in; no template does.

import { Reach, Tags } from '../types.bicep'

@description('Name of the resource.')
param name string

@description('Region of everything in here.')
param location string

@description('Tags of everything in here.')
param tags Tags

@description('Whether a lock keeps the vault from being deleted.')
param deleteLock bool

@description('Whether the public network reaches it.')
param publicNetworkAccess Reach

@description('Workspace that its logs and metrics go to.')
param logAnalyticsWorkspaceId string

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    // Can't be undone: a deleted vault keeps its name for ninety days. See docs/deploy.md, tearing down.
    enablePurgeProtection: true
    enabledForDeployment: false
    enabledForDiskEncryption: false
    enabledForTemplateDeployment: false
    publicNetworkAccess: publicNetworkAccess
    networkAcls: {
      bypass: 'None'
      defaultAction: publicNetworkAccess == 'Enabled' ? 'Allow' : 'Deny'
    }
  }
}

// Identities that may change resources may not remove it: that takes an Owner or User Access Administrator.
resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (deleteLock) {
  name: 'keep'
  scope: vault
  properties: {
    level: 'CanNotDelete'
    notes: 'The secrets of providers, and the key of cursors. docs/deploy.md says how to remove this lock.'
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'log-analytics'
  scope: vault
  properties: {
    workspaceId: logAnalyticsWorkspaceId
    logs: [
      { category: 'AuditEvent', enabled: true }
    ]
  }
}

@description('Its id.')
output id string = vault.id

@description('Its name.')
output name string = vault.name

@description('Its URL.')
output uri string = vault.properties.vaultUri
