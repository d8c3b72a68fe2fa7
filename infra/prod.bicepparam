using './main.bicep'

// Only the gateway is on the public network; data and apps are spread over zones, and instances are kept warm.
// docs/deploy.md has the costs.

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'prod')
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param secondaryLocation = readEnvironmentVariable('SECONDARY_LOCATION', '')
param tertiaryLocation = readEnvironmentVariable('TERTIARY_LOCATION', '')
param cosmosAccountName = readEnvironmentVariable('COSMOS_ACCOUNT_NAME', '')
param cosmosResourceGroup = readEnvironmentVariable('COSMOS_RESOURCE_GROUP', '')
param standBy = readEnvironmentVariable('STAND_BY', 'false') == 'true'
param publisherEmail = readEnvironmentVariable('PUBLISHER_EMAIL')
param publisherName = readEnvironmentVariable('PUBLISHER_NAME', 'Partner Orders')
param alertEmail = readEnvironmentVariable('ALERT_EMAIL', '')
param owner = readEnvironmentVariable('OWNER', '')
param costCentre = readEnvironmentVariable('COST_CENTRE', '')
param pageEmail = readEnvironmentVariable('PAGE_EMAIL', '')
param digestEmail = readEnvironmentVariable('DIGEST_EMAIL', '')
param pageActionGroupId = readEnvironmentVariable('PAGE_ACTION_GROUP_ID', '')
param ticketActionGroupId = readEnvironmentVariable('TICKET_ACTION_GROUP_ID', '')
param carrierUrl = readEnvironmentVariable('CARRIER_URL')
param paymentsUrl = readEnvironmentVariable('PAYMENTS_URL', 'https://api.stripe.com')
param mailDataLocation = readEnvironmentVariable('MAIL_DATA_LOCATION', '')
param customUrl = readEnvironmentVariable('CUSTOM_URL', '')
param operatorPrincipalId = readEnvironmentVariable('OPERATOR_GROUP_ID', '')
param operatorPrincipalType = 'Group'
param apiAppId = readEnvironmentVariable('API_APP_ID', '')
param gatewayAudienceAppId = readEnvironmentVariable('GATEWAY_AUDIENCE_APP_ID', '')
param durableBackend = readEnvironmentVariable('DURABLE_BACKEND', 'azureStorage')
param activeColour = readEnvironmentVariable('ACTIVE_COLOUR', 'blue')
param frontDoorSku = readEnvironmentVariable('FRONT_DOOR', 'none')
param weights = {
  blue: int(readEnvironmentVariable('BLUE_WEIGHT', '100'))
  green: int(readEnvironmentVariable('GREEN_WEIGHT', '0'))
}
param privateNetworking = true
param runnerDelegation = readEnvironmentVariable('RUNNER_DELEGATION', '')
param zoneRedundant = true
param deleteLocks = true
param zoneRedundantApps = true
param apiManagementSku = 'StandardV2'
param serviceBusSku = 'Premium'
param maximumInstanceCount = 200
param alwaysReadyHttp = 2
param alwaysReadyDurable = 2
param cosmosSharedThroughput = 2000
param cosmosOrdersThroughput = 10000
param logRetentionDays = 90
// Erases the addresses of older orders at the next round, for good; 0 keeps them: docs/privacy.md.
param recipientKeptDays = 180
param logDailyQuotaGb = 20
param dataAccessLog = true
param otherAppPrincipalIds = readEnvironmentVariable('OTHER_APP_PRINCIPAL_IDS', '')
param rolloutPrincipalIds = readEnvironmentVariable('ROLLOUT_PRINCIPAL_IDS', '')
param telemetrySamplingRatio = '0.1'
param monthlyBudget = int(readEnvironmentVariable('MONTHLY_BUDGET', '0'))
param budgetStartDate = readEnvironmentVariable('BUDGET_START_DATE', '')
