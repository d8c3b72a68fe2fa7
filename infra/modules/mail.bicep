// Mails to partners' contacts: Communication Services, and a domain of Azure that they come from.

import { Tags } from '../types.bicep'

@description('Name of Communication Services.')
param name string

@description('Name of its email service.')
param emailServiceName string

@description('Tags of everything in here.')
param tags Tags

@description('The geography that keeps the mails.')
param dataLocation string

@description('Workspace that its logs and metrics go to.')
param logAnalyticsWorkspaceId string

resource emailService 'Microsoft.Communication/emailServices@2025-09-01' = {
  name: emailServiceName
  location: 'global'
  tags: tags
  properties: {
    dataLocation: dataLocation
  }
}

// A domain of your own needs records in its DNS zone, and is added by hand: see docs/deploy.md.
resource domain 'Microsoft.Communication/emailServices/domains@2025-09-01' = {
  parent: emailService
  name: 'AzureManagedDomain'
  location: 'global'
  tags: tags
  properties: {
    domainManagement: 'AzureManaged'
    userEngagementTracking: 'Disabled'
  }
}

resource service 'Microsoft.Communication/communicationServices@2025-09-01' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    dataLocation: dataLocation
    linkedDomains: [domain.id]
    // Only identities with a role send.
    disableLocalAuth: true
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'log-analytics'
  scope: service
  properties: {
    workspaceId: logAnalyticsWorkspaceId
    // Not EmailStatusUpdateOperational: it logs whom each mail went to.
    logs: [
      { category: 'EmailSendMailOperational', enabled: true }
    ]
    metrics: [
      { category: 'AllMetrics', enabled: true }
    ]
  }
}

@description('Where the app sends mails to.')
output endpoint string = 'https://${service.properties.hostName}'

@description('The address that mails come from.')
output sender string = 'DoNotReply@${domain.properties.fromSenderDomain}'
