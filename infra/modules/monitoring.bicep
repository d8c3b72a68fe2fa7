// Logs, traces and metrics. Only identities may send, and a day's volume has a bound.

import { Tags } from '../types.bicep'

@description('Name of the workspace.')
param workspaceName string

@description('Name of Application Insights.')
param applicationInsightsName string

@description('Region of everything in here.')
param location string

@description('Tags of everything in here.')
param tags Tags

@description('How many days logs are kept.')
param retentionDays int

@description('The most gigabytes of logs in a day.')
param dailyQuotaGb int

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionDays
    workspaceCapping: {
      dailyQuotaGb: dailyQuotaGb
    }
    features: {
      enableLogAccessUsingOnlyResourcePermissions: true
      disableLocalAuth: true
    }
  }
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' = {
  name: applicationInsightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    IngestionMode: 'LogAnalytics'
    DisableLocalAuth: true
    // The app samples where it sends: see telemetrySamplingRatio. Sampling here as well would multiply.
    SamplingPercentage: 100
  }
}

@description('Application Insights, by its id.')
output applicationInsightsId string = applicationInsights.id

@description('Name of Application Insights.')
output applicationInsightsName string = applicationInsights.name
// Says where to send. It gives no access without an identity that has the role.
@description('Where telemetry goes. It gives no access without an identity that has the role.')
output applicationInsightsConnectionString string = applicationInsights.properties.ConnectionString

@description('The workspace, by its id.')
output logAnalyticsWorkspaceId string = workspace.id
