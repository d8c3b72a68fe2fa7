using './main.bicep'

// The smallest size of everything. Other parameters have the defaults of main.bicep.

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'dev')
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
param customUrl = readEnvironmentVariable('CUSTOM_URL', '')
param mailDataLocation = readEnvironmentVariable('MAIL_DATA_LOCATION', '')
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
param runnerDelegation = readEnvironmentVariable('RUNNER_DELEGATION', '')
// Erases the addresses of older orders at the next round, for good; 0 keeps them: docs/privacy.md.
param recipientKeptDays = 180
param logDailyQuotaGb = 1
param otherAppPrincipalIds = readEnvironmentVariable('OTHER_APP_PRINCIPAL_IDS', '')
param rolloutPrincipalIds = readEnvironmentVariable('ROLLOUT_PRINCIPAL_IDS', '')
param eventTimeToLive = 'P1D'
param monthlyBudget = int(readEnvironmentVariable('MONTHLY_BUDGET', '0'))
param budgetStartDate = readEnvironmentVariable('BUDGET_START_DATE', '')
