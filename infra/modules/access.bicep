// Who may do what: every role assignment, each on the one resource that it is for.

import { PrincipalType } from '../types.bicep'

@description('Object id of the app\'s identity.')
param appPrincipalId string

@description('Object id of the gateway\'s identity.')
param gatewayPrincipalId string

@description('Who may write secrets, and run the commands of docs/operations.md; empty for nobody.')
param operatorPrincipalId string

@description('What operatorPrincipalId is.')
param operatorPrincipalType PrincipalType

@description('Name of the storage account.')
param storageAccountName string

@description('Name of the account of partners\' files.')
param filesAccountName string

@description('Name of the Service Bus namespace.')
param serviceBusNamespaceName string

@description('Name of the vault.')
param keyVaultName string

@description('Name of Application Insights.')
param applicationInsightsName string

@description('Empty where sagas are in Azure Storage.')
param durableSchedulerName string

@description('Name of Communication Services; empty if no mails are sent.')
param mailServiceName string

var roles = {
  storageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  storageBlobDelegator: 'db58b8e5-c6ad-4a2a-8342-4190687cbf4a'
  storageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  serviceBusDataSender: '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39'
  serviceBusDataReceiver: '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  keyVaultSecretsOfficer: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  communicationAndEmailServiceOwner: '09976791-48a7-449e-bb21-39d1a415f350'
  durableTaskDataContributor: '0ad04412-c4d5-4796-b79c-f76d14c8d402'
}

// ---- storage: what the Functions host needs, and Durable Functions in Azure Storage

resource storage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: storageAccountName
}

resource appOnStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in [
    roles.storageBlobDataOwner
    roles.storageQueueDataContributor
    roles.storageTableDataContributor
  ]: {
    name: guid(storage.id, appPrincipalId, role)
    scope: storage
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
    }
  }
]

// ---- partners' files: reads and writes them in their container; only on the account can it get keys that sign links

resource filesAccount 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: filesAccountName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource partnerFiles 'containers' existing = {
      name: 'partner-files'
    }
  }
}

resource appOnFiles 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(filesAccount::blobs::partnerFiles.id, appPrincipalId, roles.storageBlobDataContributor)
  scope: filesAccount::blobs::partnerFiles
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource appAsDelegator 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(filesAccount.id, appPrincipalId, roles.storageBlobDelegator)
  scope: filesAccount
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDelegator)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

// ---- Service Bus: sends to topics, receives from subscriptions, both on queues

// any(): the file of today need not hold every kind of filter, so its types are not used.
var declared = any(loadJsonContent('../service-bus/Config.json')).UserConfig.Namespaces[0]
var subscriptions = flatten(map(
  declared.Topics,
  topic => map(topic.Subscriptions, subscription => '${topic.Name}/${subscription.Name}')
))

resource serviceBus 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
  name: serviceBusNamespaceName
}

resource topics 'Microsoft.ServiceBus/namespaces/topics@2024-01-01' existing = [
  for topic in declared.Topics: {
    parent: serviceBus
    name: topic.Name
  }
]

resource appOnTopics 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (topic, index) in declared.Topics: {
    name: guid(topics[index].id, appPrincipalId, roles.serviceBusDataSender)
    scope: topics[index]
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.serviceBusDataSender)
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
    }
  }
]

resource topicSubscriptions 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2024-01-01' existing = [
  for subscription in subscriptions: {
    name: '${serviceBusNamespaceName}/${subscription}'
  }
]

resource appOnSubscriptions 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (subscription, index) in subscriptions: {
    name: guid(topicSubscriptions[index].id, appPrincipalId, roles.serviceBusDataReceiver)
    scope: topicSubscriptions[index]
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.serviceBusDataReceiver)
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
    }
  }
]

var queueRoles = flatten(map(declared.Queues, queue => [
  { queue: queue.Name, role: roles.serviceBusDataSender }
  { queue: queue.Name, role: roles.serviceBusDataReceiver }
]))

resource queues 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' existing = [
  for queueRole in queueRoles: {
    parent: serviceBus
    name: queueRole.queue
  }
]

resource appOnQueues 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (queueRole, index) in queueRoles: {
    name: guid(queues[index].id, appPrincipalId, queueRole.role)
    scope: queues[index]
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', queueRole.role)
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
    }
  }
]

// Dead letters and rejections: an operator reads them, discards them, or sends them again.
resource operatorOnServiceBus 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in [roles.serviceBusDataReceiver, roles.serviceBusDataSender]: if (!empty(operatorPrincipalId)) {
    name: guid(serviceBus.id, operatorPrincipalId, role)
    scope: serviceBus
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
      principalId: operatorPrincipalId
      principalType: operatorPrincipalType
    }
  }
]

// ---- Key Vault: the app reads secrets, the operator writes them

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: keyVaultName
}

resource appOnVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, appPrincipalId, roles.keyVaultSecretsUser)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsUser)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource operatorOnVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorPrincipalId)) {
  name: guid(vault.id, operatorPrincipalId, roles.keyVaultSecretsOfficer)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsOfficer)
    principalId: operatorPrincipalId
    principalType: operatorPrincipalType
  }
}

// ---- Application Insights: app and gateway send

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource onApplicationInsights 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for principalId in [appPrincipalId, gatewayPrincipalId]: {
    name: guid(applicationInsights.id, principalId, roles.monitoringMetricsPublisher)
    scope: applicationInsights
    properties: {
      roleDefinitionId: subscriptionResourceId(
        'Microsoft.Authorization/roleDefinitions',
        roles.monitoringMetricsPublisher
      )
      principalId: principalId
      principalType: 'ServicePrincipal'
    }
  }
]

// ---- Durable Task Scheduler

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' existing = if (!empty(durableSchedulerName)) {
  name: empty(durableSchedulerName) ? 'none' : durableSchedulerName
}

resource appOnScheduler 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(durableSchedulerName)) {
  name: guid(scheduler.id, appPrincipalId, roles.durableTaskDataContributor)
  scope: scheduler
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.durableTaskDataContributor
    )
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

// ---- Communication Services: the app sends mails. Azure has no role that only sends; this one can change nothing but this resource.

resource mailService 'Microsoft.Communication/communicationServices@2025-09-01' existing = if (!empty(mailServiceName)) {
  name: empty(mailServiceName) ? 'none' : mailServiceName
}

resource appOnMailService 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(mailServiceName)) {
  name: guid(mailService.id, appPrincipalId, roles.communicationAndEmailServiceOwner)
  scope: mailService
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.communicationAndEmailServiceOwner
    )
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}
