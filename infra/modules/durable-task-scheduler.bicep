// Where sagas keep their state instead of Azure Storage: a task hub for each colour.

import { SchedulerSku, Tags } from '../types.bicep'

@description('Name of the resource.')
param name string

@description('Region of everything in here.')
param location string

@description('Tags of everything in here.')
param tags Tags

@description('Its tier.')
param sku SchedulerSku

@description('Names of its task hubs, one for each colour.')
param taskHubNames string[]

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: sku == 'Dedicated' ? { name: sku, capacity: 1 } : { name: sku }
    // Required. Every address may connect, but only identities with a role get in.
    ipAllowlist: ['0.0.0.0/0']
  }
}

resource taskHubs 'Microsoft.DurableTask/schedulers/taskHubs@2026-02-01' = [
  for taskHub in taskHubNames: {
    parent: scheduler
    name: taskHub
    properties: {}
  }
]

@description('Its name.')
output name string = scheduler.name

@description('Its endpoint.')
output endpoint string = scheduler.properties.endpoint
