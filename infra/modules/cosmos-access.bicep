// Who may read and write documents. A module of its own, because the account may be in the group of another environment.

@description('Object id of the app\'s identity.')
param appPrincipalId string

@description('Who may run the commands of docs/operations.md; empty for nobody.')
param operatorPrincipalId string

@description('The database account.')
param cosmosAccountName string

// ---- Cosmos DB: documents, and no right to make or change containers

resource cosmos 'Microsoft.DocumentDB/databaseAccounts@2025-10-15' existing = {
  name: cosmosAccountName
}

resource appOnCosmos 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-10-15' = {
  parent: cosmos
  name: guid(cosmos.id, appPrincipalId, 'data-contributor')
  properties: {
    roleDefinitionId: '${cosmos.id}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002'
    principalId: appPrincipalId
    scope: cosmos.id
  }
}

// The data that commands of an operator read and repair.
resource operatorOnCosmos 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-10-15' = if (!empty(operatorPrincipalId)) {
  parent: cosmos
  name: guid(cosmos.id, operatorPrincipalId, 'data-contributor')
  properties: {
    roleDefinitionId: '${cosmos.id}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002'
    principalId: operatorPrincipalId
    scope: cosmos.id
  }
}
