// Where requests go: two colours behind the gateway, by weight.
@description('Name of API Management.')
param apiManagementName string

@description('{ name, host, weight } of each colour.')
param colours { name: string, host: string, weight: int }[]

resource service 'Microsoft.ApiManagement/service@2024-05-01' existing = {
  name: apiManagementName
}

// A delivery changes the pool's members and weights: tools/delivery/backend-pool.ts.
var pool = 'partner-orders'

resource backends 'Microsoft.ApiManagement/service/backends@2024-05-01' = [
  for colour in colours: {
    parent: service
    name: '${pool}-${colour.name}'
    properties: {
      type: 'Single'
      protocol: 'http'
      url: 'https://${colour.host}'
      circuitBreaker: {
        // A backend may have only one rule. 503 is not a failure here: the app answers it for single requests, and one
        // partner's must not close the way for all.
        rules: [
          {
            name: 'unavailable'
            failureCondition: {
              count: 20
              interval: 'PT30S'
              statusCodeRanges: [
                { min: 502, max: 502 }
                { min: 504, max: 504 }
              ]
              errorReasons: ['BackendConnectionFailure', 'Timeout']
            }
            tripDuration: 'PT15S'
          }
        ]
      }
    }
  }
]

// A colour without a weight is not a member: with a weight of 0 it would still be tried when the other fails.
// Made once: from then on a release moves the weights and keeps its note in the description (tools/delivery), and a
// deployment that began before must not put back what it found.
@onlyIfNotExists()
resource backendPool 'Microsoft.ApiManagement/service/backends@2024-05-01' = {
  parent: service
  name: pool
  dependsOn: [backends]
  properties: {
    type: 'Pool'
    pool: {
      services: map(filter(colours, colour => colour.weight > 0), colour => {
        id: resourceId('Microsoft.ApiManagement/service/backends', apiManagementName, '${pool}-${colour.name}')
        weight: colour.weight
        priority: 1
      })
    }
  }
}
