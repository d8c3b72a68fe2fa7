// One colour of the app: its own plan, app, task hub and deployment container. The idle colour differs only in what it
// takes: no events, and only the requests that the gateway sends it.

import { AppEndpoints, AppSize, AppSignIn, Colour, DurableBackend, Identity, Reach, Tags } from '../types.bicep'

@description('Name of the app.')
param name string

@description('Name of its plan.')
param planName string

@description('Region of everything in here.')
param location string

@description('Tags of everything in here.')
param tags Tags

@description('Which colour this is.')
param colour Colour

@description('Whether this colour takes events from the change feed and from Service Bus.')
param active bool

@description('What the app is in Azure.')
param identity Identity

@description('Where its code is.')
param deploymentContainerUrl string

@description('What it connects to.')
param endpoints AppEndpoints

@description('Where telemetry goes. It gives no access without an identity that has the role.')
param applicationInsightsConnectionString string

@description('The share of traces that is kept, 0 to 1.')
param telemetrySamplingRatio string

@description('How many days after its last change the data of an ended order\'s recipient is erased; 0 keeps it.')
@minValue(0)
@maxValue(3650)
param recipientKeptDays int

@description('Where sagas keep their state. The endpoint does not decide it: only a deployment knows the endpoint, and what-if could show no setting.')
param durableBackend DurableBackend

@description('Whose tokens it accepts.')
param signIn AppSignIn

@description('The URL that partners call.')
param publicUrl string

@description('How large it may be.')
param size AppSize

@description('The subnet for outgoing calls of the app; empty for none.')
param subnetId string

@description('Whether the public network reaches it.')
param publicNetworkAccess Reach

@description('Workspace that its metrics go to.')
param logAnalyticsWorkspaceId string

var taskHub = 'PartnerOrders${colour}'

// Settings of the Functions host. Flex Consumption takes runtime and version from functionAppConfig.
var hostSettings = {
  AzureWebJobsStorage__blobServiceUri: endpoints.blob
  AzureWebJobsStorage__queueServiceUri: endpoints.queue
  AzureWebJobsStorage__tableServiceUri: endpoints.table
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.clientId
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.clientId};Authorization=AAD'
  TASK_HUB: taskHub
  // The host.json of release 0.1.0 doesn't read TASK_HUB. Without this setting, a rollback to it would lose its sagas.
  AzureFunctionsJobHost__extensions__durableTask__hubName: taskHub
}

// A package whose host.json names Azure Storage still runs its sagas here, but doesn't scale by them: see docs/deploy.md.
var schedulerSettings = durableBackend == 'azureStorage'
  ? {}
  : {
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'azureManaged'
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'DURABLE_TASK_SCHEDULER'
      DURABLE_TASK_SCHEDULER: 'Endpoint=${endpoints.durableScheduler};TaskHub=${taskHub};Authentication=ManagedIdentity;ClientID=${identity.clientId}'
    }

// Settings of the app: all of shared/config.ts, and nothing else. Secrets are in the vault.
var appSettings = {
  APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsightsConnectionString
  TELEMETRY_SAMPLING_RATIO: telemetrySamplingRatio
  TELEMETRY_INTERVAL_MS: '60000'
  AZURE_CLIENT_ID: identity.clientId
  KEY_VAULT_URL: endpoints.keyVault
  FILES_URL: endpoints.files
  COSMOS__accountEndpoint: endpoints.cosmos
  COSMOS__credential: 'managedidentity'
  COSMOS__clientId: identity.clientId
  SERVICE_BUS__fullyQualifiedNamespace: endpoints.serviceBusHost
  SERVICE_BUS__credential: 'managedidentity'
  SERVICE_BUS__clientId: identity.clientId
  EVENT_TRIGGERS: active ? 'on' : 'off'
  AUTH_ISSUER: signIn.issuer
  AUTH_AUDIENCE: signIn.audience
  AUTH_JWKS_URI: signIn.jwksUri
  AUTH_TOKEN_URL: signIn.tokenUrl
  PUBLIC_URL: publicUrl
  GATEWAY_REQUIRED: 'true'
  // More than the platform gives to an instance while it can still add another.
  HTTP_MOST_REQUESTS: string(size.httpConcurrency * 10)
  PAYMENTS_URL: endpoints.payments
  PAYMENTS_TIMEOUT_MS: '20000'
  PAYMENTS_MOST_CALLS: '16'
  CARRIER_URL: endpoints.carrier
  CARRIER_TIMEOUT_MS: '10000'
  CARRIER_MOST_CALLS: '8'
  PROVIDER_BREAKER_OPEN_MS: '10000'
  PROVIDER_MOST_WAIT_MS: '60000'
  PROVIDER_RETRY_PERCENT: '10'
  MAIL_ENDPOINT: endpoints.mail
  MAIL_SENDER: endpoints.mailSender
  SAGA_STEP_ATTEMPTS: '6'
  SAGA_FINISH_ATTEMPTS: '10'
  SAGA_FIRST_DELAY_MS: '1000'
  SAGA_MAX_DELAY_MS: '60000'
  SAGA_STUCK_DELAY_MS: '900000'
  SAGA_STUCK_LOOK_MS: '180000'
  SAGA_OUTAGE_MS: '3600000'
  SAGA_OUTAGE_DELAY_MS: '60000'
  SAGA_MOST_IN_FLIGHT: '32'
  SAGA_LOST_AFTER_MS: '60000'
  SAGA_QUIET_MS: '600000'
  SAGA_SEARCH_SCHEDULE: '30 * * * * *'
  PAYMENT_AUTHORIZATION_MS: '518400000'
  PAYER_DEADLINE_MS: '1800000'
  REFUND_OVERDUE_MS: '604800000'
  STOCK_SEARCH_SCHEDULE: '0 */5 * * * *'
  STOCK_SEARCH_AFTER_MS: '3600000'
  STOCK_HISTORY_DAYS: '30'
  RECIPIENT_KEPT_DAYS: string(recipientKeptDays)
  RECONCILE_SCHEDULE: '15 * * * * *'
  RECONCILE_AFTER_MS: '7200000'
  RECONCILE_MOST_PAGES: '20'
  MIGRATION_SCHEDULE: '*/30 * * * * *'
  MIGRATION_REQUEST_UNITS: '2000'
  SCREENING_SCHEDULE: '0 */5 * * * *'
  STOCK_WATCH_POLL_MS: '15000'
  OUTBOX_POLL_MS: '100'
  PROVIDER_EVENTS_POLL_MS: '1000'
  LOG_VERBOSE: 'false'
  CONSUMER_FIRST_DELAY_MS: '1000'
  CONSUMER_MAX_DELAY_MS: '300000'
  CONSUMER_GIVE_UP_MS: '86400000'
  WEBHOOK_POLL_MS: '250'
  JOBS_POLL_MS: '1000'
  EXPORT_ORDERS_PER_SECOND: '2000'
  IMPORT_ORDERS_PER_SECOND: '20'
  IMPORT_PAUSE_AFTER_MS: '5000'
  WEBHOOK_TIMEOUT_MS: '15000'
  EVENTS_POLL_MS: '250'
  EVENTS_HEARTBEAT_MS: '15000'
  EVENTS_LIFETIME_MS: '200000'
  // For each instance: an open stream takes one of its places for requests.
  EVENTS_STREAMS_PER_PARTNER: string(max(1, size.httpConcurrency / 4))
  EVENTS_STREAMS_IN_ALL: string(max(1, size.httpConcurrency / 2))
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
    zoneRedundant: size.zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { colour: colour })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    // Any instance can answer any request.
    clientAffinityEnabled: false
    publicNetworkAccess: publicNetworkAccess
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: deploymentContainerUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      runtime: {
        name: 'node'
        version: '24'
      }
      scaleAndConcurrency: {
        instanceMemoryMB: size.instanceMemoryMB
        maximumInstanceCount: size.maximumInstanceCount
        alwaysReady: filter(
          [
            { name: 'http', instanceCount: size.alwaysReadyHttp }
            { name: 'durable', instanceCount: size.alwaysReadyDurable }
          ],
          group => group.instanceCount > 0
        )
        triggers: {
          http: {
            perInstanceConcurrency: size.httpConcurrency
          }
        }
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      appSettings: map(items(union(hostSettings, schedulerSettings, appSettings)), setting => {
        name: setting.key
        value: setting.value
      })
    }
  }
}

// Only the gateway gets in: a token for its audience, and its identity. Everything else is 401 (or 403) before the app.
resource authentication 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: app
  name: 'authsettingsV2'
  properties: {
    platform: {
      enabled: true
    }
    globalValidation: {
      requireAuthentication: true
      unauthenticatedClientAction: 'Return401'
    }
    httpSettings: {
      requireHttps: true
    }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          openIdIssuer: signIn.issuer
          clientId: signIn.gatewayAudience
        }
        validation: {
          allowedAudiences: [signIn.gatewayAudience]
          defaultAuthorizationPolicy: {
            allowedPrincipals: {
              identities: [signIn.gatewayPrincipalId]
            }
          }
        }
      }
    }
    login: {
      tokenStore: {
        enabled: false
      }
    }
  }
}

// Code is deployed by identity: there is no publishing password.
resource scmPublishing 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'scm'
  properties: {
    allow: false
  }
}

resource ftpPublishing 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'ftp'
  properties: {
    allow: false
  }
}

// Logs and traces go to Application Insights directly.
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'log-analytics'
  scope: app
  properties: {
    workspaceId: logAnalyticsWorkspaceId
    metrics: [
      { category: 'AllMetrics', enabled: true }
    ]
  }
}

@description('Its id.')
output id string = app.id

@description('Its name.')
output name string = app.name

@description('Its host name.')
output host string = app.properties.defaultHostName
