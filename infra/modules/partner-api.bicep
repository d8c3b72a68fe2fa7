// What API Management serves: the operations of gateway-operations.json under the policies of infra/policies. Where it gets
// them from is in backends.bicep.
@description('Name of API Management.')
param apiManagementName string

@description('The URL that partners call.')
param publicUrl string

@description('Who issues tokens.')
param issuer string

@description('The audience of partners\' tokens.')
param audience string

@description('The audience of the gateway\'s own tokens.')
param gatewayAudience string

@description('The id of the only Front Door whose requests are accepted; empty accepts requests from anywhere.')
param frontDoorId string = ''

@description('Application Insights, by its id.')
param applicationInsightsId string

@description('Where telemetry goes. It gives no access without an identity that has the role.')
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
  'front-door-id': empty(frontDoorId) ? 'none' : frontDoorId
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

// Only the operations: npm run openapi writes them, HEAD beside each GET. There is no catch-all operation: a request that
// matches none is answered by on-error, and is not forwarded.
var document = loadJsonContent('../gateway-operations.json')

// One API at the root, without a version set: the version is the first segment of its paths, and the app gets each path as
// it was sent.
resource api 'Microsoft.ApiManagement/service/apis@2024-05-01' = {
  parent: service
  name: 'partner-orders'
  properties: {
    displayName: document.info.title
    description: 'Orders of partners: the API is documented at ${publicUrl}/docs.'
    path: ''
    protocols: ['https']
    subscriptionRequired: false
    format: 'openapi+json'
    value: string(document)
  }
}

resource apiPolicy 'Microsoft.ApiManagement/service/apis/policies@2024-05-01' = {
  parent: api
  name: 'policy'
  dependsOn: [namedValues, correlationId, declaredOperations, nothingHere, untrustedHeaders, problemTexts, problem]
  properties: {
    format: 'xml'
    value: loadTextContent('../policies/partner-api.xml')
  }
}

// The pool that it names is in backends.bicep, which is deployed before.
resource servicePolicy 'Microsoft.ApiManagement/service/policies@2024-05-01' = {
  parent: service
  name: 'policy'
  dependsOn: [namedValues, correlationId, declaredOperations, nothingHere, problemTexts, problem]
  properties: {
    format: 'xml'
    value: loadTextContent('../policies/azure/service.xml')
  }
}

// ---- what it logs of requests: no bodies, headers or addresses

// Into ApiManagementGatewayLogs: all of them, because a sample does not say how many requests a row stands for.
resource requestLogger 'Microsoft.ApiManagement/service/loggers@2024-05-01' = {
  parent: service
  name: 'azuremonitor'
  properties: {
    loggerType: 'azureMonitor'
    isBuffered: false
  }
}

var hiddenQuery = {
  request: {
    dataMasking: {
      queryParams: [
        {
          value: '*'
          mode: 'Hide'
        }
      ]
    }
  }
}

resource requestLog 'Microsoft.ApiManagement/service/diagnostics@2024-05-01' = {
  parent: service
  name: 'azuremonitor'
  properties: {
    loggerId: requestLogger.id
    alwaysLog: 'allErrors'
    sampling: {
      samplingType: 'fixed'
      percentage: 100
    }
    verbosity: 'information'
    logClientIp: false
    // A search has names and addresses in its query.
    frontend: hiddenQuery
    backend: hiddenQuery
  }
}

// Into Application Insights, for traces from the gateway through the app: a sample.
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
    // A search has names and addresses in its query.
    frontend: hiddenQuery
    backend: hiddenQuery
    metrics: true
  }
}
