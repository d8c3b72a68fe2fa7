// Where sagas keep their state instead of Azure Storage: a task hub for each colour.
param name string
param location string
param tags { *: string }

@allowed(['Consumption', 'Dedicated'])
param sku string
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

output name string = scheduler.name
output endpoint string = scheduler.properties.endpoint
