// Entities, filters and flags come from infra/service-bus/Config.json, which the embedded broker and the official
// emulator read as well. Durations come from parameters: the emulator allows an hour, production needs days.

import { Reach, Tags, Tier } from '../types.bicep'

@description('Name of the resource.')
param name string

@description('Region of everything in here.')
param location string

@description('Tags of everything in here.')
param tags Tags

@description('Its tier.')
param sku Tier

@description('How long a message waits for a subscriber.')
param timeToLive string

@description('How long it remembers the id of a message.')
param duplicateDetectionWindow string

@description('From 5 seconds to 5 minutes; triggers renew it while they work.')
param lockDuration string

@description('Whether the public network reaches it.')
param publicNetworkAccess Reach

@description('Workspace that its logs and metrics go to.')
param logAnalyticsWorkspaceId string

// any(): the file of today need not hold every kind of filter, so its types are not used.
var declared = any(loadJsonContent('../service-bus/Config.json')).UserConfig.Namespaces[0]

// Bicep has no nested loops of resources, so subscriptions and rules are flat lists, each with its path.
var subscriptionsByTopic = map(
  declared.Topics,
  topic =>
    map(topic.Subscriptions, subscription => {
      topic: topic.Name
      name: subscription.Name
      properties: subscription.Properties
      rules: subscription.Rules
    })
)
var subscriptions = flatten(subscriptionsByTopic)
var rules = flatten(map(
  subscriptions,
  subscription =>
    map(subscription.rules, rule => {
      path: '${subscription.topic}/${subscription.name}/${rule.Name}'
      properties: rule.Properties
    })
))

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: name
  location: location
  tags: tags
  sku: sku == 'Premium' ? { name: sku, tier: sku, capacity: 1 } : { name: sku, tier: sku }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: publicNetworkAccess
  }
}

resource queues 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = [
  for queue in declared.Queues: {
    parent: namespace
    name: queue.Name
    properties: {
      defaultMessageTimeToLive: timeToLive
      deadLetteringOnMessageExpiration: queue.Properties.DeadLetteringOnMessageExpiration
      lockDuration: lockDuration
      maxDeliveryCount: queue.Properties.MaxDeliveryCount
      requiresDuplicateDetection: queue.Properties.RequiresDuplicateDetection
      duplicateDetectionHistoryTimeWindow: duplicateDetectionWindow
      requiresSession: queue.Properties.RequiresSession
    }
  }
]

resource topics 'Microsoft.ServiceBus/namespaces/topics@2024-01-01' = [
  for topic in declared.Topics: {
    parent: namespace
    name: topic.Name
    properties: {
      defaultMessageTimeToLive: timeToLive
      requiresDuplicateDetection: topic.Properties.RequiresDuplicateDetection
      duplicateDetectionHistoryTimeWindow: duplicateDetectionWindow
    }
  }
]

resource topicSubscriptions 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2024-01-01' = [
  for subscription in subscriptions: {
    name: '${name}/${subscription.topic}/${subscription.name}'
    dependsOn: [topics]
    properties: {
      defaultMessageTimeToLive: timeToLive
      deadLetteringOnMessageExpiration: subscription.properties.DeadLetteringOnMessageExpiration
      deadLetteringOnFilterEvaluationExceptions: true
      lockDuration: lockDuration
      maxDeliveryCount: subscription.properties.MaxDeliveryCount
      requiresSession: subscription.properties.RequiresSession
      forwardTo: empty(subscription.properties.ForwardTo) ? null : subscription.properties.ForwardTo
      forwardDeadLetteredMessagesTo: empty(subscription.properties.ForwardDeadLetteredMessagesTo)
        ? null
        : subscription.properties.ForwardDeadLetteredMessagesTo
    }
  }
]

resource topicRules 'Microsoft.ServiceBus/namespaces/topics/subscriptions/rules@2024-01-01' = [
  for rule in rules: {
    name: '${name}/${rule.path}'
    dependsOn: [topicSubscriptions]
    properties: rule.properties.FilterType == 'Sql'
      ? {
          filterType: 'SqlFilter'
          sqlFilter: {
            sqlExpression: rule.properties.SqlFilter.SqlExpression
          }
        }
      : {
          filterType: 'CorrelationFilter'
          correlationFilter: {
            label: rule.properties.CorrelationFilter.?Label
            correlationId: rule.properties.CorrelationFilter.?CorrelationId
            messageId: rule.properties.CorrelationFilter.?MessageId
            contentType: rule.properties.CorrelationFilter.?ContentType
            to: rule.properties.CorrelationFilter.?To
            replyTo: rule.properties.CorrelationFilter.?ReplyTo
            sessionId: rule.properties.CorrelationFilter.?SessionId
            replyToSessionId: rule.properties.CorrelationFilter.?ReplyToSessionId
            properties: rule.properties.CorrelationFilter.?Properties
          }
        }
  }
]

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'log-analytics'
  scope: namespace
  properties: {
    workspaceId: logAnalyticsWorkspaceId
    // Who used which entity, summed up for each minute. The Standard tier doesn't have it.
    logs: concat(
      [
        { category: 'OperationalLogs', enabled: true }
      ],
      sku == 'Premium'
        ? [
            { category: 'RuntimeAuditLogs', enabled: true }
          ]
        : []
    )
    metrics: [
      { category: 'AllMetrics', enabled: true }
    ]
  }
}

@description('Its id.')
output id string = namespace.id

@description('Its name.')
output name string = namespace.name

@description('Its host name.')
output host string = '${namespace.name}.servicebus.windows.net'
