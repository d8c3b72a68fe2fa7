// The virtual network of the private option: a subnet for each app, one for outgoing calls of the gateway, one for endpoints.
param name string
param location string
param tags { *: string }
param colours string[]

// Zones that private endpoints register in, by what they hold.
var zoneNames = {
  blob: 'privatelink.blob.${environment().suffixes.storage}'
  queue: 'privatelink.queue.${environment().suffixes.storage}'
  table: 'privatelink.table.${environment().suffixes.storage}'
  cosmos: 'privatelink.documents.azure.com'
  serviceBus: 'privatelink.servicebus.windows.net'
  keyVault: 'privatelink.vaultcore.azure.net'
  apps: 'privatelink.azurewebsites.net'
}
var zoneKeys = map(items(zoneNames), zone => zone.key)

// API Management needs a security group on its subnet; nothing comes in through it.
resource gatewaySecurity 'Microsoft.Network/networkSecurityGroups@2025-05-01' = {
  name: 'nsg-gateway-${name}'
  location: location
  tags: tags
  properties: {
    securityRules: []
  }
}

var appSubnets = [
  for (colour, index) in colours: {
    name: 'app-${colour}'
    properties: {
      addressPrefix: cidrSubnet('10.40.0.0/16', 24, index)
      delegations: [
        {
          name: 'flex-consumption'
          properties: {
            serviceName: 'Microsoft.App/environments'
          }
        }
      ]
    }
  }
]

resource network 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: ['10.40.0.0/16']
    }
    subnets: concat(appSubnets, [
      {
        name: 'gateway'
        properties: {
          addressPrefix: cidrSubnet('10.40.0.0/16', 24, 10)
          networkSecurityGroup: {
            id: gatewaySecurity.id
          }
          delegations: [
            {
              name: 'api-management'
              properties: {
                serviceName: 'Microsoft.Web/serverFarms'
              }
            }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: cidrSubnet('10.40.0.0/16', 24, 11)
          privateEndpointNetworkPolicies: 'Disabled'
        }
      }
    ])
  }
}

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for key in zoneKeys: {
    name: zoneNames[key]
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (key, index) in zoneKeys: {
    parent: zones[index]
    name: 'network'
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: {
        id: network.id
      }
    }
  }
]

output appSubnetIds { *: string } = toObject(colours, colour => colour, colour => '${network.id}/subnets/app-${colour}')
output gatewaySubnetId string = '${network.id}/subnets/gateway'
output endpointSubnetId string = '${network.id}/subnets/endpoints'
output zoneIds { *: string } = toObject(
  zoneKeys,
  key => key,
  key => resourceId('Microsoft.Network/privateDnsZones', zoneNames[key])
)
