// The virtual network of the private option: a subnet for each app, one for outgoing calls of the gateway, one for endpoints
// and one for the runner that delivers. Outgoing calls leave from one fixed address.

import { Colour, Subnet, Tags } from '../types.bicep'

@description('Name of the resource.')
param name string

@description('Region of everything in here.')
param location string

@description('Tags of everything in here.')
param tags Tags

@description('The colours: each has a subnet.')
param colours Colour[]

@description('The service that the runner\'s subnet is delegated to; empty for a runner that is a virtual machine.')
param runnerDelegation string

@description('Subnets that belong to others. A deployment deletes every subnet that it does not list.')
param additionalSubnets Subnet[]

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

// For every subnet of ours. Azure's own rules let the network talk to itself, let everything out and nothing in; nothing here
// opens a shell on another machine.
resource security 'Microsoft.Network/networkSecurityGroups@2025-05-01' = {
  name: 'nsg-${name}'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        name: 'deny-remote-shells'
        properties: {
          direction: 'Outbound'
          access: 'Deny'
          priority: 1000
          protocol: 'Tcp'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: 'VirtualNetwork'
          destinationPortRanges: ['22', '3389']
        }
      }
    ]
  }
}

// Calls to providers, partners' webhooks, Entra and telemetry leave here. Azure no longer gives a new subnet a way out.
resource outgoingAddress 'Microsoft.Network/publicIPAddresses@2025-05-01' = {
  name: 'ip-${name}'
  location: location
  tags: tags
  sku: {
    name: 'Standard'
  }
  properties: {
    publicIPAllocationMethod: 'Static'
  }
}

resource natGateway 'Microsoft.Network/natGateways@2025-05-01' = {
  name: 'nat-${name}'
  location: location
  tags: tags
  sku: {
    name: 'Standard'
  }
  properties: {
    publicIpAddresses: [
      {
        id: outgoingAddress.id
      }
    ]
  }
}

var wayOut = { id: natGateway.id }
var guarded = { id: security.id }

var appSubnets = [
  for (colour, index) in colours: {
    name: 'app-${colour}'
    properties: {
      defaultOutboundAccess: false
      natGateway: wayOut
      networkSecurityGroup: guarded
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

var othersSubnets = [
  for subnet in additionalSubnets: {
    name: subnet.name
    properties: {
      defaultOutboundAccess: false
      natGateway: wayOut
      networkSecurityGroup: contains(subnet, 'networkSecurityGroupId') ? { id: subnet.networkSecurityGroupId! } : null
      addressPrefix: subnet.addressPrefix
    }
  }
]

// The list is complete. Subnets as resources of their own would depend on how Azure takes a network without a list.
resource network 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: ['10.40.0.0/16']
    }
    subnets: concat(
      appSubnets,
      [
        {
          name: 'gateway'
          properties: {
            defaultOutboundAccess: false
            natGateway: wayOut
            addressPrefix: cidrSubnet('10.40.0.0/16', 24, 10)
            networkSecurityGroup: guarded
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
            defaultOutboundAccess: false
            networkSecurityGroup: guarded
            addressPrefix: cidrSubnet('10.40.0.0/16', 24, 11)
            privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled'
          }
        }
        {
          name: 'runner'
          properties: {
            defaultOutboundAccess: false
            natGateway: wayOut
            networkSecurityGroup: guarded
            addressPrefix: cidrSubnet('10.40.0.0/16', 24, 12)
            delegations: empty(runnerDelegation)
              ? []
              : [
                  {
                    name: 'runner'
                    properties: {
                      serviceName: runnerDelegation
                    }
                  }
                ]
          }
        }
      ],
      othersSubnets
    )
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

@description('Subnets of the apps, by colour.')
output appSubnetIds { *: string } = toObject(colours, colour => colour, colour => '${network.id}/subnets/app-${colour}')

@description('The subnet that API Management calls the apps through.')
output gatewaySubnetId string = '${network.id}/subnets/gateway'

@description('The subnet of private endpoints.')
output endpointSubnetId string = '${network.id}/subnets/endpoints'

@description('DNS zones of private endpoints, by what they name.')
output zoneIds { *: string } = toObject(
  zoneKeys,
  key => key,
  key => resourceId('Microsoft.Network/privateDnsZones', zoneNames[key])
)

@description('The address that all outgoing calls come from.')
output outgoingAddress string = outgoingAddress.properties.ipAddress
