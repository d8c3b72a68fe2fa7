// Alerts, each with its runbook, and the availability test.

import { queries } from 'queries.bicep'
import { Tags } from '../types.bicep'

@description('Region of the rules and the availability test.')
param location string

@description('Tags of everything in here.')
param tags Tags

@description('Application Insights that the availability test reports to.')
param applicationInsightsId string

@description('Workspace that the log rules query.')
param logAnalyticsWorkspaceId string

@description('Service Bus namespace whose dead-letter queues are watched.')
param serviceBusNamespaceId string

@description('Cosmos DB account whose throttling is watched.')
param cosmosAccountId string

@description('Storage account of the files of partners, whose size is watched.')
param filesAccountId string

@description('API Management, whose answers to partners are watched.')
param apiManagementId string

@description('Object ids of the identities of the apps that use the database, of this and of other deployments.')
param appPrincipalIds string[]

@description('Object ids of the identities that deliver releases.')
param rolloutPrincipalIds string[]

@description('The most gigabytes of logs in a day.')
param dailyQuotaGb int

@description('The most instances that an app may have.')
param maximumInstanceCount int

@description('Whether the workspace has the log of who reads and writes documents.')
param dataAccessLog bool

@description('Where partners call, without a trailing slash.')
param entryUrl string

@description('Who is woken by email; empty for nobody: then the alerts are in the portal only.')
param pageEmail string

@description('Who gets tickets by email; empty for nobody.')
param ticketEmail string

@description('Who gets the daily digest by email; empty for nobody.')
param digestEmail string

@description('An action group that also gets the pages; empty for none.')
param pageActionGroupId string

@description('An action group that also gets the tickets; empty for none.')
param ticketActionGroupId string

// Every alert with its runbook. Tests read the same file.
var alerts = loadJsonContent('../alerts.json')
var logAlerts = filter(alerts, alert => alert.kind == 'log' && (dataAccessLog || alert.?needs != 'dataAccessLog'))
var metricAlerts = filter(alerts, alert => alert.kind == 'metric')

// What the queries can't know.
var values = {
  appPrincipalIds: join(appPrincipalIds, ' ')
  rolloutPrincipalIds: join(rolloutPrincipalIds, ' ')
  dailyQuotaGb: string(dailyQuotaGb)
  maximumInstanceCount: string(maximumInstanceCount)
}
var texts = mapValues(
  queries,
  text => reduce(items(values), text, (filled, value) => replace(string(filled), '{{${value.key}}}', value.value))
)

// Severity 0 and 1 wake somebody, 2 and 3 are tickets, 4 is in a daily digest: see docs/operations.md.
resource pageGroup 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(pageEmail)) {
  name: 'partner-orders-page'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'orders-page'
    enabled: true
    emailReceivers: [
      {
        name: 'page'
        emailAddress: pageEmail
        useCommonAlertSchema: true
      }
    ]
  }
}

resource ticketGroup 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(ticketEmail)) {
  name: 'partner-orders-ticket'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'orders-tckt'
    enabled: true
    emailReceivers: [
      {
        name: 'ticket'
        emailAddress: ticketEmail
        useCommonAlertSchema: true
      }
    ]
  }
}

resource digestGroup 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(digestEmail)) {
  name: 'partner-orders-digest'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'orders-dgst'
    enabled: true
    emailReceivers: [
      {
        name: 'digest'
        emailAddress: digestEmail
        useCommonAlertSchema: true
      }
    ]
  }
}

var digests = empty(digestEmail) ? [] : [digestGroup.id]
var pages = concat(empty(pageEmail) ? [] : [pageGroup.id], empty(pageActionGroupId) ? [] : [pageActionGroupId])
var tickets = concat(
  empty(ticketEmail) ? [] : [ticketGroup.id],
  empty(ticketActionGroupId) ? [] : [ticketActionGroupId]
)

// A rule counts rows by TimeGenerated where they have it. The answers are of now, so they say so, and fall into the window
// that is evaluated.
var asOfNow = '| extend TimeGenerated = ago(1m)'

// The queries emit a row only where something is wrong, both windows of a burn rate included: any row is an alert.
resource logRules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in logAlerts: {
    name: alert.name
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: alert.title
      description: '${alert.description} Runbook: ${alert.runbook}'
      severity: alert.severity
      enabled: true
      scopes: [logAnalyticsWorkspaceId]
      evaluationFrequency: alert.every
      windowSize: alert.every
      overrideQueryTimeRange: alert.lookBack
      criteria: {
        allOf: [
          {
            query: '${texts[alert.query]}\n${asOfNow}'
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            dimensions: alert.dimensions
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      // Azure resolves no alert that it looks at once a day.
      autoMitigate: alert.every != 'P1D'
      // A new workspace has its tables, and the columns of the first telemetry, only when something has been sent.
      skipQueryValidation: true
      actions: {
        actionGroups: alert.severity <= 1 ? pages : alert.severity <= 3 ? tickets : digests
        customProperties: {
          runbook: alert.runbook
        }
      }
    }
  }
]

resource availabilityTest 'Microsoft.Insights/webtests@2022-06-15' = {
  name: 'partner-orders-readyz'
  location: location
  // The link is how Application Insights finds its tests.
  tags: union(tags, { 'hidden-link:${applicationInsightsId}': 'Resource' })
  kind: 'standard'
  properties: {
    SyntheticMonitorId: 'partner-orders-readyz'
    Name: 'partner-orders-readyz'
    Description: 'GET /readyz as partners would reach it.'
    Enabled: true
    Frequency: 300
    Timeout: 30
    Kind: 'standard'
    RetryEnabled: true
    Locations: [
      { Id: 'emea-nl-ams-azr' }
      { Id: 'emea-gb-db3-azr' }
      { Id: 'emea-fr-pra-edge' }
      { Id: 'us-va-ash-azr' }
      { Id: 'apac-sg-sin-azr' }
    ]
    Request: {
      RequestUrl: '${entryUrl}/readyz'
      HttpVerb: 'GET'
      FollowRedirects: false
      ParseDependentRequests: false
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 14
    }
  }
}

var metricScopes = {
  'availability-test': [availabilityTest.id, applicationInsightsId]
  'cosmos-throttled': [cosmosAccountId]
  'cosmos-saturated': [cosmosAccountId]
  'gateway-failing': [apiManagementId]
  'gateway-saturated': [apiManagementId]
  'dead-letters-waiting': [serviceBusNamespaceId]
  'webhooks-waiting': [serviceBusNamespaceId]
  'files-growing': [filesAccountId]
}

var metricCriteria = {
  'availability-test': {
    'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
    webTestId: availabilityTest.id
    componentId: applicationInsightsId
    failedLocationCount: 2
  }
  'cosmos-throttled': {
    'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
    allOf: [
      {
        criterionType: 'StaticThresholdCriterion'
        name: 'throttled'
        metricNamespace: 'Microsoft.DocumentDB/databaseAccounts'
        metricName: 'TotalRequests'
        dimensions: [
          {
            name: 'StatusCode'
            operator: 'Include'
            values: ['429']
          }
        ]
        timeAggregation: 'Count'
        operator: 'GreaterThan'
        threshold: 100
      }
    ]
  }
  'cosmos-saturated': {
    'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
    allOf: [
      {
        criterionType: 'StaticThresholdCriterion'
        name: 'saturated'
        metricNamespace: 'Microsoft.DocumentDB/databaseAccounts'
        metricName: 'NormalizedRUConsumption'
        dimensions: [
          {
            name: 'CollectionName'
            operator: 'Include'
            values: ['*']
          }
        ]
        timeAggregation: 'Average'
        operator: 'GreaterThan'
        threshold: 90
      }
    ]
  }
  // Needs no log: it also works when the workspace takes no more rows that day.
  'gateway-failing': {
    'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
    allOf: [
      {
        criterionType: 'StaticThresholdCriterion'
        name: 'failing'
        metricNamespace: 'Microsoft.ApiManagement/service'
        metricName: 'Requests'
        dimensions: [
          {
            name: 'GatewayResponseCodeCategory'
            operator: 'Include'
            values: ['5xx']
          }
        ]
        timeAggregation: 'Total'
        operator: 'GreaterThan'
        threshold: 100
      }
    ]
  }
  // Only the v2 tiers have it, and they have no Capacity.
  'gateway-saturated': {
    'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
    allOf: [
      {
        criterionType: 'StaticThresholdCriterion'
        name: 'saturated'
        metricNamespace: 'Microsoft.ApiManagement/service'
        metricName: 'CpuPercent_Gateway'
        timeAggregation: 'Average'
        operator: 'GreaterThan'
        threshold: 70
      }
    ]
  }
  'dead-letters-waiting': {
    'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
    allOf: [
      {
        criterionType: 'StaticThresholdCriterion'
        name: 'waiting'
        metricNamespace: 'Microsoft.ServiceBus/namespaces'
        metricName: 'DeadletteredMessages'
        dimensions: [
          {
            name: 'EntityName'
            operator: 'Include'
            values: ['*']
          }
        ]
        timeAggregation: 'Maximum'
        operator: 'GreaterThan'
        threshold: 0
      }
    ]
  }
  // Messages that are scheduled for later don't count as active.
  'webhooks-waiting': {
    'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
    allOf: [
      {
        criterionType: 'StaticThresholdCriterion'
        name: 'waiting'
        metricNamespace: 'Microsoft.ServiceBus/namespaces'
        metricName: 'ActiveMessages'
        dimensions: [
          {
            name: 'EntityName'
            operator: 'Include'
            values: ['webhook-deliveries']
          }
        ]
        timeAggregation: 'Minimum'
        operator: 'GreaterThan'
        threshold: 5000
      }
    ]
  }
  // Azure measures the capacity once a day, and reports it each hour.
  'files-growing': {
    'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
    allOf: [
      {
        criterionType: 'StaticThresholdCriterion'
        name: 'stored'
        metricNamespace: 'Microsoft.Storage/storageAccounts'
        metricName: 'UsedCapacity'
        timeAggregation: 'Average'
        operator: 'GreaterThan'
        threshold: 500000000000
      }
    ]
  }
}

resource metricRules 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for alert in metricAlerts: {
    name: alert.name
    location: 'global'
    tags: tags
    properties: {
      description: '${alert.title}. ${alert.description} Runbook: ${alert.runbook}'
      severity: alert.severity
      enabled: true
      scopes: metricScopes[alert.name]
      evaluationFrequency: alert.every
      windowSize: alert.window
      criteria: metricCriteria[alert.name]
      autoMitigate: true
      actions: [
        for id in (alert.severity <= 1 ? pages : tickets): {
          actionGroupId: id
          webHookProperties: {
            runbook: alert.runbook
          }
        }
      ]
    }
  }
]
