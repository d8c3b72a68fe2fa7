// Still to be written: it takes what main.bicep gives it, and makes nothing of it.
param location string
param tags object
param applicationInsightsId string
param logAnalyticsWorkspaceId string
param serviceBusNamespaceId string
param cosmosAccountId string
param apiManagementGatewayUrl string
@description('Empty for nobody.')
param alertEmail string

output given object = {
  location: location
  tags: tags
  watched: [applicationInsightsId, logAnalyticsWorkspaceId, serviceBusNamespaceId, cosmosAccountId, apiManagementGatewayUrl]
  alertEmail: alertEmail
}
