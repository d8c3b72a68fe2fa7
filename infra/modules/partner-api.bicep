// What API Management serves: the operations of docs/openapi.json under the policies of infra/policies. Where it gets them
// from is in backends.bicep.
param apiManagementName string

@description('The URL that partners call.')
param publicUrl string
param issuer string

@description('The audience of partners\' tokens.')
param audience string

@description('The audience of the gateway\'s own tokens.')
param gatewayAudience string
param applicationInsightsId string
param applicationInsightsConnectionString string

@description('The share of requests that the gateway reports to Application Insights, in percent; errors are always reported.')
param samplingPercentage int = 10

resource service 'Microsoft.ApiManagement/service@2024-05-01' existing = {
  name: apiManagementName
}

// ---- names that policies use

var values = {
  'openid-config-url': '${issuer}/.well-known/openid-configuration'
  issuer: issuer
  audience: audience
  'app-resource': gatewayAudience
  'public-url': publicUrl
}

resource namedValues 'Microsoft.ApiManagement/service/namedValues@2024-05-01' = [
  for value in items(values): {
    parent: service
    name: value.key
    properties: {
      displayName: value.key
      value: value.value
      secret: false
    }
  }
]

resource correlationId 'Microsoft.ApiManagement/service/policyFragments@2024-05-01' = {
  parent: service
  name: 'correlation-id'
  properties: {
    format: 'xml'
    value: loadTextContent('../policies/fragments/correlation-id.xml')
  }
}

resource declaredOperations 'Microsoft.ApiManagement/service/policyFragments@2024-05-01' = {
  parent: service
  name: 'declared-operations'
  properties: {
    format: 'xml'
    value: loadTextContent('../policies/fragments/declared-operations.xml')
  }
}

resource nothingHere 'Microsoft.ApiManagement/service/policyFragments@2024-05-01' = {
  parent: service
  name: 'nothing-here'
  properties: {
    format: 'xml'
    value: loadTextContent('../policies/fragments/nothing-here.xml')
  }
}

resource untrustedHeaders 'Microsoft.ApiManagement/service/policyFragments@2024-05-01' = {
  parent: service
  name: 'untrusted-headers'
  properties: {
    format: 'xml'
    value: loadTextContent('../policies/fragments/untrusted-headers.xml')
  }
}

resource problemTexts 'Microsoft.ApiManagement/service/policyFragments@2024-05-01' = {
  parent: service
  name: 'problem-texts'
  properties: {
    format: 'xml'
    value: loadTextContent('../policies/fragments/problem-texts.xml')
  }
}

resource problem 'Microsoft.ApiManagement/service/policyFragments@2024-05-01' = {
  parent: service
  name: 'problem'
  properties: {
    format: 'xml'
    value: loadTextContent('../policies/fragments/problem.xml')
  }
}

// ---- the API

var document = any(loadJsonContent('../../docs/openapi.json'))

// Each GET also has HEAD. There is no catch-all operation: a request that matches none is answered by on-error of the API's
// policy, and is not forwarded.
var paths = toObject(
  items(document.paths),
  path => path.key,
  path =>
    union(
      path.value,
      contains(path.value, 'get')
        ? {
            head: union(path.value.get, { operationId: 'head-${path.value.get.operationId}' })
          }
        : {}
    )
)

// The version set routes by the first segment: with /v1 left on, the path would be /v1/v1/orders.
var v1Paths = toObject(
  filter(items(paths), path => startsWith(path.key, '/v1/')),
  path => substring(path.key, 3),
  path => path.value
)
var otherPaths = toObject(
  filter(items(paths), path => !startsWith(path.key, '/v1/')),
  path => path.key,
  path => path.value
)

resource versions 'Microsoft.ApiManagement/service/apiVersionSets@2024-05-01' = {
  parent: service
  name: 'partner-orders'
  properties: {
    displayName: document.info.title
    versioningScheme: 'Segment'
  }
}

// Paths without a version: health, the document, error codes.
resource unversionedApi 'Microsoft.ApiManagement/service/apis@2024-05-01' = {
  parent: service
  name: 'partner-orders'
  properties: {
    displayName: '${document.info.title}: service'
    apiVersionSetId: versions.id
    path: ''
    protocols: ['https']
    subscriptionRequired: false
    format: 'openapi+json'
    value: string(shallowMerge([document, { paths: otherPaths }]))
  }
}

resource v1Api 'Microsoft.ApiManagement/service/apis@2024-05-01' = {
  parent: service
  name: 'partner-orders-v1'
  properties: {
    displayName: document.info.title
    apiVersion: 'v1'
    apiVersionSetId: versions.id
    path: ''
    protocols: ['https']
    subscriptionRequired: false
    format: 'openapi+json'
    value: string(shallowMerge([document, { paths: v1Paths }]))
  }
}

resource unversionedPolicy 'Microsoft.ApiManagement/service/apis/policies@2024-05-01' = {
  parent: unversionedApi
  name: 'policy'
  dependsOn: [namedValues, correlationId, declaredOperations, nothingHere, untrustedHeaders, problemTexts, problem]
  properties: {
    format: 'xml'
    value: loadTextContent('../policies/partner-api.xml')
  }
}

resource v1Policy 'Microsoft.ApiManagement/service/apis/policies@2024-05-01' = {
  parent: v1Api
  name: 'policy'
  dependsOn: [namedValues, correlationId, declaredOperations, nothingHere, untrustedHeaders, problemTexts, problem]
  properties: {
    format: 'xml'
    value: loadTextContent('../policies/partner-api.xml')
  }
}

// ---- tiers, as partners see them; the limits themselves follow the token's role, in partner-api.xml

var tiers = [
  { name: 'generous', description: '6,000 calls a minute' }
  { name: 'small', description: '60 calls a minute' }
]

resource products 'Microsoft.ApiManagement/service/products@2024-05-01' = [
  for tier in tiers: {
    parent: service
    name: tier.name
    properties: {
      displayName: '${document.info.title}: ${tier.name}'
      description: tier.description
      subscriptionRequired: true
      approvalRequired: true
      state: 'published'
    }
  }
]

resource v1Links 'Microsoft.ApiManagement/service/products/apiLinks@2024-05-01' = [
  for (tier, index) in tiers: {
    parent: products[index]
    name: 'v1'
    properties: {
      apiId: v1Api.id
    }
  }
]

// ---- what it logs of requests: no bodies, headers or addresses

resource logger 'Microsoft.ApiManagement/service/loggers@2024-05-01' = {
  parent: service
  name: 'application-insights'
  properties: {
    loggerType: 'applicationInsights'
    resourceId: applicationInsightsId
    credentials: {
      connectionString: applicationInsightsConnectionString
      identityClientId: 'SystemAssigned'
    }
  }
}

resource diagnostics 'Microsoft.ApiManagement/service/diagnostics@2024-05-01' = {
  parent: service
  name: 'applicationinsights'
  properties: {
    loggerId: logger.id
    alwaysLog: 'allErrors'
    sampling: {
      samplingType: 'fixed'
      percentage: samplingPercentage
    }
    httpCorrelationProtocol: 'W3C'
    // Named by operation, so that these requests are never mistaken for the app's own (`POST /v1/orders`).
    operationNameFormat: 'Name'
    verbosity: 'information'
    logClientIp: false
    metrics: true
  }
}
