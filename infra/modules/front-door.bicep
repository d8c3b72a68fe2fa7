// Front Door with a web application firewall before API Management, which then serves only what comes through it:
// partner-api.xml compares X-Azure-FDID.

import { Tags, Tier } from '../types.bicep'

@description('Name of the profile and of its endpoint.')
param name string

@description('Tags of everything in here.')
param tags Tags

@description('Premium has the managed rules of the firewall, Standard only the limit for an address.')
param sku Tier

@description('The URL of API Management.')
param gatewayUrl string

@minValue(1000)
@description('Requests a minute from one address, over which it is blocked: far more than partners behind one address may send.')
param requestsAMinute int = 30000

@description('Where the firewall logs what it did.')
param logAnalyticsWorkspaceId string

var gatewayHost = replace(gatewayUrl, 'https://', '')

resource profile 'Microsoft.Cdn/profiles@2025-04-15' = {
  name: name
  location: 'global'
  tags: tags
  sku: {
    name: '${sku}_AzureFrontDoor'
  }
  properties: {
    // API Management itself gives up after 60 seconds.
    originResponseTimeoutSeconds: 90
  }
}

resource endpoint 'Microsoft.Cdn/profiles/afdEndpoints@2025-04-15' = {
  parent: profile
  name: name
  location: 'global'
  tags: tags
  properties: {
    enabledState: 'Enabled'
  }
}

// There is one origin, so a probe would have nothing to decide.
resource originGroup 'Microsoft.Cdn/profiles/originGroups@2025-04-15' = {
  parent: profile
  name: 'api-management'
  properties: {
    loadBalancingSettings: {
      sampleSize: 4
      successfulSamplesRequired: 3
    }
    sessionAffinityState: 'Disabled'
  }
}

resource origin 'Microsoft.Cdn/profiles/originGroups/origins@2025-04-15' = {
  parent: originGroup
  name: 'api-management'
  properties: {
    hostName: gatewayHost
    originHostHeader: gatewayHost
    httpsPort: 443
    enforceCertificateNameCheck: true
    enabledState: 'Enabled'
  }
}

// Nothing is cached: each answer depends on the token.
resource route 'Microsoft.Cdn/profiles/afdEndpoints/routes@2025-04-15' = {
  parent: endpoint
  name: 'api'
  dependsOn: [origin]
  properties: {
    originGroup: {
      id: originGroup.id
    }
    patternsToMatch: ['/*']
    supportedProtocols: ['Https']
    forwardingProtocol: 'HttpsOnly'
    httpsRedirect: 'Disabled'
    linkToDefaultDomain: 'Enabled'
    enabledState: 'Enabled'
  }
}

resource firewall 'Microsoft.Network/FrontDoorWebApplicationFirewallPolicies@2024-02-01' = {
  name: replace(name, '-', '')
  location: 'global'
  tags: tags
  sku: {
    name: '${sku}_AzureFrontDoor'
  }
  properties: {
    policySettings: {
      enabledState: 'Enabled'
      mode: 'Prevention'
      requestBodyCheck: 'Enabled'
    }
    customRules: {
      rules: [
        {
          name: 'AddressFloods'
          ruleType: 'RateLimitRule'
          priority: 1
          enabledState: 'Enabled'
          rateLimitDurationInMinutes: 1
          rateLimitThreshold: requestsAMinute
          matchConditions: [
            {
              // A rule needs a condition: no caller has an address of this range, which is for documentation.
              matchVariable: 'SocketAddr'
              operator: 'IPMatch'
              negateCondition: true
              matchValue: ['192.0.2.0/24']
            }
          ]
          action: 'Block'
        }
        {
          // The managed rules judge bodies. Those of providers are signed, and the app reads none before it has verified it.
          // Anchored, because a match at any place would let everybody past the managed rules.
          name: 'ProviderEvents'
          ruleType: 'MatchRule'
          priority: 2
          enabledState: 'Enabled'
          matchConditions: [
            {
              matchVariable: 'RequestUri'
              operator: 'RegEx'
              matchValue: ['^(https?://[^/?#]+)?/v1/provider-events/(stripe|carrier)$']
            }
            {
              matchVariable: 'RequestMethod'
              operator: 'Equal'
              matchValue: ['POST']
            }
          ]
          action: 'Allow'
        }
      ]
    }
    managedRules: {
      managedRuleSets: sku == 'Premium'
        ? [
            {
              ruleSetType: 'Microsoft_DefaultRuleSet'
              ruleSetVersion: '2.1'
              ruleSetAction: 'Block'
            }
          ]
        : []
    }
  }
}

resource security 'Microsoft.Cdn/profiles/securityPolicies@2025-04-15' = {
  parent: profile
  name: 'firewall'
  properties: {
    parameters: {
      type: 'WebApplicationFirewall'
      wafPolicy: {
        id: firewall.id
      }
      associations: [
        {
          domains: [
            { id: endpoint.id }
          ]
          patternsToMatch: ['/*']
        }
      ]
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'log-analytics'
  scope: profile
  properties: {
    workspaceId: logAnalyticsWorkspaceId
    // Requests are logged by API Management; here only what the firewall did.
    logs: [
      { category: 'FrontDoorWebApplicationFirewallLog', enabled: true }
    ]
    metrics: [
      { category: 'AllMetrics', enabled: true }
    ]
  }
}

@description('What it puts into X-Azure-FDID.')
output id string = profile.properties.frontDoorId

@description('Where it takes requests.')
output url string = 'https://${endpoint.properties.hostName}'
