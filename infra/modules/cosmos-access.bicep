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

var declared = loadJsonContent('../cosmos/containers.json')
var reader = '${cosmos.id}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000001'
var contributor = '${cosmos.id}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002'
var auditId = 'audit'
var changeable = filter(declared.containers, container => container.id != auditId)
var actions = 'Microsoft.DocumentDB/databaseAccounts'

// What is recorded stays as it is: an identity that may add to the audit can neither change it nor delete it.
resource auditAppender 'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions@2025-10-15' = {
  parent: cosmos
  name: guid(cosmos.id, 'audit-appender')
  properties: {
    roleName: 'Cosmos DB Audit Appender'
    type: 'CustomRole'
    assignableScopes: [
      cosmos.id
    ]
    permissions: [
      {
        dataActions: [
          '${actions}/readMetadata'
          '${actions}/sqlDatabases/containers/executeQuery'
          '${actions}/sqlDatabases/containers/readChangeFeed'
          '${actions}/sqlDatabases/containers/items/create'
          '${actions}/sqlDatabases/containers/items/read'
        ]
      }
    ]
  }
}

// The account takes one change of access at a time. The name is that of an assignment that once let the app write
// everywhere: this one takes its place.
resource appOnCosmos 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-10-15' = {
  parent: cosmos
  name: guid(cosmos.id, appPrincipalId, 'data-contributor')
  dependsOn: [auditAppender]
  properties: {
    roleDefinitionId: reader
    principalId: appPrincipalId
    scope: cosmos.id
  }
}

@batchSize(1)
resource appOnContainers 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-10-15' = [
  for container in changeable: {
    parent: cosmos
    name: guid(cosmos.id, appPrincipalId, 'data-contributor', container.id)
    dependsOn: [appOnCosmos]
    properties: {
      roleDefinitionId: contributor
      principalId: appPrincipalId
      scope: '${cosmos.id}/dbs/${declared.database}/colls/${container.id}'
    }
  }
]

// The app records what the merchant's own systems change.
resource appOnAudit 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-10-15' = {
  parent: cosmos
  name: guid(cosmos.id, appPrincipalId, 'audit-appender')
  dependsOn: [appOnContainers]
  properties: {
    roleDefinitionId: auditAppender.id
    principalId: appPrincipalId
    scope: '${cosmos.id}/dbs/${declared.database}/colls/${auditId}'
  }
}

// The data that commands of an operator read and repair.
resource operatorOnCosmos 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-10-15' = if (!empty(operatorPrincipalId)) {
  parent: cosmos
  name: guid(cosmos.id, operatorPrincipalId, 'data-contributor')
  dependsOn: [appOnAudit]
  properties: {
    roleDefinitionId: reader
    principalId: operatorPrincipalId
    scope: cosmos.id
  }
}

@batchSize(1)
resource operatorOnContainers 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-10-15' = [
  for container in changeable: if (!empty(operatorPrincipalId)) {
    parent: cosmos
    name: guid(cosmos.id, operatorPrincipalId, 'data-contributor', container.id)
    dependsOn: [operatorOnCosmos]
    properties: {
      roleDefinitionId: contributor
      principalId: operatorPrincipalId
      scope: '${cosmos.id}/dbs/${declared.database}/colls/${container.id}'
    }
  }
]

resource operatorOnAudit 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-10-15' = if (!empty(operatorPrincipalId)) {
  parent: cosmos
  name: guid(cosmos.id, operatorPrincipalId, 'audit-appender')
  dependsOn: [operatorOnContainers]
  properties: {
    roleDefinitionId: auditAppender.id
    principalId: operatorPrincipalId
    scope: '${cosmos.id}/dbs/${declared.database}/colls/${auditId}'
  }
}
