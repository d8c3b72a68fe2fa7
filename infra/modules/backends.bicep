// Where requests go: two colours behind the gateway, by weight.
param apiManagementName string

@description('{ name, host, weight } of each colour.')
param colours object[]

resource service 'Microsoft.ApiManagement/service@2024-05-01' existing = {
  name: apiManagementName
}

// API Management removes the version from a path that it has routed by it, so each backend adds it again.
var prefixes = [
  { pool: 'partner-orders', path: '' }
  { pool: 'partner-orders-v1', path: '/v1' }
]

var targets = flatten(map(
  prefixes,
  prefix =>
    map(colours, colour => {
      name: '${prefix.pool}-${colour.name}'
      url: 'https://${colour.host}${prefix.path}'
    })
))

resource backends 'Microsoft.ApiManagement/service/backends@2024-05-01' = [
  for target in targets: {
    parent: service
    name: target.name
    properties: {
      type: 'Single'
      protocol: 'http'
      url: target.url
      circuitBreaker: {
        // A backend may have only one rule.
        rules: [
          {
            name: 'unavailable'
            failureCondition: {
              count: 20
              interval: 'PT30S'
              statusCodeRanges: [
                { min: 502, max: 504 }
              ]
              errorReasons: ['BackendConnectionFailure', 'Timeout']
            }
            tripDuration: 'PT15S'
            acceptRetryAfter: true
          }
        ]
      }
    }
  }
]

// A colour without a weight is not a member: with a weight of 0 it would still be tried when the other fails.
resource pools 'Microsoft.ApiManagement/service/backends@2024-05-01' = [
  for prefix in prefixes: {
    parent: service
    name: prefix.pool
    dependsOn: [backends]
    properties: {
      type: 'Pool'
      pool: {
        services: map(filter(colours, colour => colour.weight > 0), colour => {
          id: resourceId('Microsoft.ApiManagement/service/backends', apiManagementName, '${prefix.pool}-${colour.name}')
          weight: colour.weight
          priority: 1
        })
      }
    }
  }
]

resource servicePolicy 'Microsoft.ApiManagement/service/policies@2024-05-01' = {
  parent: service
  name: 'policy'
  dependsOn: [pools]
  properties: {
    format: 'xml'
    value: loadTextContent('../policies/azure/service.xml')
  }
}
