// What the app is in Azure. Both colours are the same app, so both have the same identity: docs/decisions/one-identity.md.

import { Tags } from '../types.bicep'

@description('Name of the resource.')
param name string

@description('Region of everything in here.')
param location string

@description('Tags of everything in here.')
param tags Tags

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('Its id.')
output id string = identity.id

@description('Its application id.')
output clientId string = identity.properties.clientId

@description('Its object id.')
output principalId string = identity.properties.principalId
