targetScope = 'subscription'

import { Colour, DurableBackend, GatewaySku, InstanceMemory, PrincipalType, SchedulerSku, Subnet, Tier, Weights } from './types.bicep'

// Everything that Partner Orders is in Azure: `azd up`, or `az deployment sub create` with dev.bicepparam or
// prod.bicepparam. No parameter, setting or output holds a secret: see docs/deploy.md.

@description('The name of this deployment: part of the names of the resource group and of every resource.')
@minLength(1)
@maxLength(40)
param environmentName string

@description('The region of all resources.')
@metadata({ azd: { type: 'location' } })
param location string

@description('A second region, near the first, to which the database replicates every write before it answers: see docs/decisions/second-region.md. Empty for none.')
param secondaryLocation string = ''

@description('A third region of the database, also near. With three, writes continue without an operator when any one region is lost.')
param tertiaryLocation string = ''

@description('The name of the database account; empty derives it. A database that was restored from a backup has another name: see docs/runbooks/restore-database.md.')
param cosmosAccountName string = ''

@description('The resource group of the database account, if another environment deploys it. Its apps and these share the database, so only one of them may take events.')
param cosmosResourceGroup string = ''

@description('Deploys apps that take no events and run no sagas of their own: a stand-by for docs/runbooks/region-lost.md.')
param standBy bool = false

@description('The e-mail address that API Management shows partners and sends its notices to.')
param publisherEmail string

@description('The publisher of the API, as partners see it.')
param publisherName string = 'Partner Orders'

@description('Who gets tickets (alerts of severity 2 and 3) and budget notices by email, and pages if pageEmail is empty; empty for nobody.')
param alertEmail string = ''

@description('Who answers for this environment: the tag `owner` of every resource. Empty for no tag.')
param owner string = ''

@description('Who pays for this environment: the tag `cost-centre` of every resource. Empty for no tag.')
param costCentre string = ''

@description('Who is woken by email (alerts of severity 0 and 1); empty sends them to alertEmail.')
param pageEmail string = ''

@description('Who gets the daily digest (alerts of severity 4) by email; empty sends it to alertEmail.')
param digestEmail string = ''

@description('Resource id of an action group that also gets the pages: the one of your on-call system. Empty for none.')
param pageActionGroupId string = ''

@description('Resource id of an action group that also gets the tickets: the one of your ticket system. Empty for none.')
param ticketActionGroupId string = ''

// ---- providers

@description('The carrier\'s API.')
param carrierUrl string

@description('The payment provider\'s API.')
param paymentsUrl string = 'https://api.stripe.com'

// ---- mails

@description('The geography of Communication Services, which sends mails to partners\' contacts and keeps them: Europe, United States … Empty sends no mails. It can\'t be changed later.')
param mailDataLocation string = ''

// ---- who may do what

@description('Object id of the person or group that may write secrets and run the commands of docs/operations.md; empty for nobody.')
param operatorPrincipalId string = ''

@description('What operatorPrincipalId is.')
param operatorPrincipalType PrincipalType = 'User'

@description('Application id of the API\'s app registration, if the deployer may not create one; empty creates it.')
param apiAppId string = ''

@description('Application id of the registration that the gateway\'s tokens are for; empty creates it.')
param gatewayAudienceAppId string = ''

// ---- two colours

@description('The colour that receives events from the change feed and Service Bus.')
param activeColour Colour = 'blue'

@description('The percentage of requests for each colour. A colour with 0 gets no requests, and costs nothing unless zoneRedundantApps is on.')
param weights Weights = activeColour == 'blue' ? { blue: 100, green: 0 } : { blue: 0, green: 100 }

@allowed(['', 'blue', 'green'])
@description('The colour that azd deploys code to; empty is the active one.')
param deployColour string = ''

// ---- sizes

@description('Memory of an instance of the app.')
param instanceMemoryMB InstanceMemory = 2048

@description('The most instances that a colour may have.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

@minValue(0)
@description('Instances kept warm for HTTP in each colour that gets requests.')
param alwaysReadyHttp int = 0

@minValue(0)
@description('Instances kept warm for sagas in the active colour. With Azure Storage as the backend, one instance keeps them prompt.')
param alwaysReadyDurable int = 1

@minValue(1)
@maxValue(1000)
@description('Requests that one instance handles at a time.')
param httpConcurrency int = 32

@description('The URL that partners call, if you use your own domain; empty for API Management\'s domain.')
param customUrl string = ''

@description('The tier of API Management; only StandardV2 reaches a private network, and is the default with one.')
param apiManagementSku GatewaySku = privateNetworking ? 'StandardV2' : 'BasicV2'

@description('Units of API Management: how many requests it can take.')
@minValue(1)
param apiManagementUnits int = 1

@allowed(['none', 'Standard', 'Premium'])
@description('Puts Front Door with a web application firewall before API Management, which then serves nothing else; Premium has managed rules.')
param frontDoorSku string = 'none'

@description('The tier of Service Bus; only Premium can be private, and is the default then. It also spans zones.')
param serviceBusSku Tier = privateNetworking ? 'Premium' : 'Standard'

@minValue(1000)
@description('The maximum request units per second of the database, shared by its containers; idle, you pay a tenth.')
param cosmosSharedThroughput int = 1000

@description('The maximum request units per second of the orders container alone. 0 makes it share the database\'s: Cosmos DB can\'t change that later, in either direction.')
param cosmosOrdersThroughput int = 1000

@description('Spreads data over availability zones: storage and Cosmos DB. Premium Service Bus always is; API Management is not.')
param zoneRedundant bool = false

@description('Spreads the apps over availability zones. Azure then keeps and bills two instances for each group of functions that scales apart, in both colours.')
param zoneRedundantApps bool = false

@description('Where Durable Functions stores its state: Azure Storage, or the Durable Task Scheduler.')
param durableBackend DurableBackend = 'azureStorage'

@description('The tier of the Durable Task Scheduler, if it is the backend.')
param durableSchedulerSku SchedulerSku = 'Consumption'

@description('Takes everything except the gateway and the account of partners\' files off the public network; requires StandardV2, Premium Service Bus, and a runner inside.')
param privateNetworking bool = false

@allowed(['', 'GitHub.Network/networkSettings', 'Microsoft.DevOpsInfrastructure/pools', 'Microsoft.App/environments'])
@description('What the subnet for the delivery\'s runner is delegated to: empty for a virtual machine, or the service that runs it.')
param runnerDelegation string = ''

@description('Other subnets of the private network, from 10.40.100.0/24 on. One that is added by hand and missing here is deleted by the next deployment.')
param additionalSubnets Subnet[] = []

// ---- how long things are kept

@description('Locks the database, the vault and the storage of sagas against deletion. docs/deploy.md says how to remove the locks.')
param deleteLocks bool = false

@description('How long an event waits for a subscriber; the emulator allows an hour, production needs days.')
param eventTimeToLive string = 'P14D'

@description('How long Service Bus remembers the id of an event.')
param duplicateDetectionWindow string = 'P1D'

@description('How long a dead instance\'s message stays locked; the trigger renews the lock while it works.')
param messageLockDuration string = 'PT10S'

@description('How many days logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('How many days after its last change the data of an ended order\'s recipient is erased; 0 keeps it. docs/privacy.md says why 180.')
@minValue(0)
@maxValue(3650)
param recipientKeptDays int = 180

@description('The maximum gigabytes of logs per day, which limits what a fault can cost.')
param logDailyQuotaGb int = 5

@description('The share of traces that is kept, 0 to 1; metrics are never sampled.')
param telemetrySamplingRatio string = '1'

@description('Whether it is logged who reads and writes documents, in sums of 15 minutes. docs/operations.md says what it shows, docs/cost.md what it costs.')
param dataAccessLog bool = false

@description('Object ids of the apps\' identities in other environments that use this database, such as a stand-by, separated by commas. They write documents too, so audit-bypassed leaves them out.')
param otherAppPrincipalIds string = ''

@description('Object ids of the identities that deliver releases to the apps of this database, separated by commas. They record what serves in the container releases, so audit-bypassed leaves those writes out.')
param rolloutPrincipalIds string = ''

// ---- cost

@description('A month\'s budget in the subscription\'s currency, reported to alertEmail; 0 creates none.')
param monthlyBudget int = 0

@description('The first of a month: the start date of the budget that exists, to change its amount. Empty makes one, and leaves it as it is.')
param budgetStartDate string = ''

var token = uniqueString(subscription().id, environmentName, location)
var tags = union(
  {
    // azd finds its resources by this one.
    'azd-env-name': environmentName
    application: 'partner-orders'
    environment: environmentName
  },
  empty(owner) ? {} : { owner: owner },
  empty(costCentre) ? {} : { 'cost-centre': costCentre }
)
// Modules get names from here, not from outputs: what-if can't show a resource whose name only a deployment knows.
var names = {
  identity: 'id-${token}'
  applicationInsights: 'appi-${token}'
  storage: 'st${token}'
  files: 'stfiles${token}'
  cosmos: empty(cosmosAccountName) ? 'cosmos-${token}' : cosmosAccountName
  serviceBus: 'sb-${token}'
  keyVault: 'kv-${token}'
  durableScheduler: 'dts-${token}'
  apiManagement: 'apim-${token}'
  mail: 'acs-${token}'
}
var colours Colour[] = ['blue', 'green']
var reach = privateNetworking ? 'Disabled' : 'Enabled'
var codeColour = empty(deployColour) ? activeColour : deployColour
var issuer = '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module registrations './modules/app-registrations.bicep' = if (empty(apiAppId) || empty(gatewayAudienceAppId)) {
  name: 'app-registrations'
  scope: group
  params: {
    environmentName: environmentName
    uniqueSuffix: token
  }
}

var audience = empty(apiAppId) ? registrations!.outputs.apiAppId : apiAppId
var gatewayAudience = empty(gatewayAudienceAppId) ? registrations!.outputs.gatewayAudienceAppId : gatewayAudienceAppId

module identity './modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    name: names.identity
    location: location
    tags: tags
  }
}

module network './modules/network.bicep' = if (privateNetworking) {
  name: 'network'
  scope: group
  params: {
    name: 'vnet-${token}'
    location: location
    tags: tags
    colours: colours
    runnerDelegation: runnerDelegation
    additionalSubnets: additionalSubnets
  }
}

module monitoring './modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    workspaceName: 'log-${token}'
    applicationInsightsName: names.applicationInsights
    location: location
    tags: tags
    retentionDays: logRetentionDays
    dailyQuotaGb: logDailyQuotaGb
  }
}

module storage './modules/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    name: names.storage
    location: location
    tags: tags
    zoneRedundant: zoneRedundant
    deleteLock: deleteLocks
    deploymentContainers: map(colours, colour => 'deployment-${colour}')
    publicNetworkAccess: reach
    logAnalyticsWorkspaceId: monitoring.outputs.logAnalyticsWorkspaceId
  }
}

module files './modules/files.bicep' = {
  name: 'files'
  scope: group
  params: {
    name: names.files
    location: location
    tags: tags
    zoneRedundant: zoneRedundant
    logAnalyticsWorkspaceId: monitoring.outputs.logAnalyticsWorkspaceId
  }
}

module cosmos './modules/cosmos.bicep' = if (empty(cosmosResourceGroup)) {
  name: 'cosmos'
  scope: group
  params: {
    name: names.cosmos
    locations: filter([location, secondaryLocation, tertiaryLocation], region => !empty(region))
    deleteLock: deleteLocks
    tags: tags
    sharedThroughput: cosmosSharedThroughput
    ordersThroughput: cosmosOrdersThroughput
    zoneRedundant: zoneRedundant
    publicNetworkAccess: reach
    logAnalyticsWorkspaceId: monitoring.outputs.logAnalyticsWorkspaceId
    dataAccessLog: dataAccessLog
  }
}

// The database of another environment: this one only gets roles on it.
resource databaseGroup 'Microsoft.Resources/resourceGroups@2025-04-01' existing = {
  name: empty(cosmosResourceGroup) ? group.name : cosmosResourceGroup
}

resource sharedDatabase 'Microsoft.DocumentDB/databaseAccounts@2025-10-15' existing = {
  scope: databaseGroup
  name: names.cosmos
}

var cosmosAccountId = empty(cosmosResourceGroup) ? cosmos!.outputs.id : sharedDatabase.id
var cosmosEndpoint = empty(cosmosResourceGroup) ? cosmos!.outputs.endpoint : sharedDatabase.properties.documentEndpoint

module serviceBus './modules/service-bus.bicep' = {
  name: 'service-bus'
  scope: group
  params: {
    name: names.serviceBus
    location: location
    tags: tags
    sku: serviceBusSku
    timeToLive: eventTimeToLive
    duplicateDetectionWindow: duplicateDetectionWindow
    lockDuration: messageLockDuration
    publicNetworkAccess: reach
    logAnalyticsWorkspaceId: monitoring.outputs.logAnalyticsWorkspaceId
  }
}

module keyVault './modules/key-vault.bicep' = {
  name: 'key-vault'
  scope: group
  params: {
    name: names.keyVault
    location: location
    tags: tags
    deleteLock: deleteLocks
    publicNetworkAccess: reach
    logAnalyticsWorkspaceId: monitoring.outputs.logAnalyticsWorkspaceId
  }
}

module mail './modules/mail.bicep' = if (!empty(mailDataLocation)) {
  name: 'mail'
  scope: group
  params: {
    name: names.mail
    emailServiceName: 'acs-email-${token}'
    tags: tags
    dataLocation: mailDataLocation
    logAnalyticsWorkspaceId: monitoring.outputs.logAnalyticsWorkspaceId
  }
}

module durableScheduler './modules/durable-task-scheduler.bicep' = if (durableBackend == 'scheduler') {
  name: 'durable-task-scheduler'
  scope: group
  params: {
    name: names.durableScheduler
    location: location
    tags: tags
    sku: durableSchedulerSku
    taskHubNames: map(colours, colour => 'PartnerOrders${colour}')
  }
}

module apiManagement './modules/api-management.bicep' = {
  name: 'api-management'
  scope: group
  params: {
    name: names.apiManagement
    location: location
    tags: tags
    sku: apiManagementSku
    units: apiManagementUnits
    publisherEmail: publisherEmail
    publisherName: publisherName
    subnetId: privateNetworking ? network!.outputs.gatewaySubnetId : ''
    logAnalyticsWorkspaceId: monitoring.outputs.logAnalyticsWorkspaceId
  }
}

// Runs after API Management, which takes minutes. Cosmos DB refuses an identity that is new in Entra, and its role
// assignments have no principalType that would make it wait.
module frontDoor './modules/front-door.bicep' = if (frontDoorSku != 'none') {
  name: 'front-door'
  scope: group
  params: {
    name: 'afd-${token}'
    tags: tags
    sku: frontDoorSku == 'Premium' ? 'Premium' : 'Standard'
    gatewayUrl: apiManagement.outputs.gatewayUrl
    logAnalyticsWorkspaceId: monitoring.outputs.logAnalyticsWorkspaceId
  }
}

// Where requests come in, and what partners call.
var entryUrl = frontDoorSku == 'none' ? apiManagement.outputs.gatewayUrl : frontDoor!.outputs.url
var publicUrl = empty(customUrl) ? entryUrl : customUrl

module access './modules/access.bicep' = {
  name: 'access'
  scope: group
  dependsOn: [storage, files, cosmos, serviceBus, keyVault, durableScheduler, mail]
  params: {
    // A role is named after who has it, so that a new identity of the same name gets its roles.
    #disable-next-line what-if-short-circuiting
    appPrincipalId: identity.outputs.principalId
    gatewayPrincipalId: apiManagement.outputs.principalId
    operatorPrincipalId: operatorPrincipalId
    operatorPrincipalType: operatorPrincipalType
    storageAccountName: names.storage
    filesAccountName: names.files
    serviceBusNamespaceName: names.serviceBus
    keyVaultName: names.keyVault
    applicationInsightsName: names.applicationInsights
    durableSchedulerName: durableBackend == 'scheduler' ? names.durableScheduler : ''
    mailServiceName: empty(mailDataLocation) ? '' : names.mail
  }
}

// The account's group is another one where another environment deploys the database.
module cosmosAccess './modules/cosmos-access.bicep' = {
  name: 'cosmos-access-${token}'
  scope: databaseGroup
  // API Management: see access.
  dependsOn: [cosmos, apiManagement]
  params: {
    #disable-next-line what-if-short-circuiting
    appPrincipalId: identity.outputs.principalId
    operatorPrincipalId: operatorPrincipalId
    cosmosAccountName: names.cosmos
  }
}

module apps './modules/function-app.bicep' = [
  for colour in colours: {
    name: 'function-app-${colour}'
    scope: group
    dependsOn: [access, cosmosAccess]
    params: {
      name: 'func-${colour}-${token}'
      planName: 'plan-${colour}-${token}'
      location: location
      // A release gives events to no colour of a stand-by: tools/delivery/settle.ts.
      tags: standBy ? union(tags, { standBy: 'true' }) : tags
      colour: colour
      active: colour == activeColour && !standBy
      identity: {
        id: identity.outputs.id
        clientId: identity.outputs.clientId
      }
      deploymentContainerUrl: '${storage.outputs.blobEndpoint}deployment-${colour}'
      endpoints: {
        blob: storage.outputs.blobEndpoint
        queue: storage.outputs.queueEndpoint
        table: storage.outputs.tableEndpoint
        cosmos: cosmosEndpoint
        serviceBusHost: serviceBus.outputs.host
        keyVault: keyVault.outputs.uri
        files: files.outputs.endpoint
        durableScheduler: durableBackend == 'scheduler' ? durableScheduler!.outputs.endpoint : ''
        carrier: carrierUrl
        payments: paymentsUrl
        mail: empty(mailDataLocation) ? '' : mail!.outputs.endpoint
        mailSender: empty(mailDataLocation) ? '' : mail!.outputs.sender
      }
      applicationInsightsConnectionString: monitoring.outputs.applicationInsightsConnectionString
      telemetrySamplingRatio: telemetrySamplingRatio
      recipientKeptDays: recipientKeptDays
      durableBackend: durableBackend
      signIn: {
        issuer: issuer
        audience: audience
        jwksUri: '${environment().authentication.loginEndpoint}${tenant().tenantId}/discovery/v2.0/keys'
        tokenUrl: '${environment().authentication.loginEndpoint}${tenant().tenantId}/oauth2/v2.0/token'
        gatewayAudience: gatewayAudience
        gatewayPrincipalId: apiManagement.outputs.principalId
      }
      publicUrl: publicUrl
      size: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReadyHttp: weights[colour] > 0 ? alwaysReadyHttp : 0
        alwaysReadyDurable: colour == activeColour && !standBy ? alwaysReadyDurable : 0
        httpConcurrency: httpConcurrency
        zoneRedundant: zoneRedundantApps
      }
      subnetId: privateNetworking ? network!.outputs.appSubnetIds[colour] : ''
      publicNetworkAccess: reach
      logAnalyticsWorkspaceId: monitoring.outputs.logAnalyticsWorkspaceId
    }
  }
]

module backends './modules/backends.bicep' = {
  name: 'backends'
  scope: group
  params: {
    apiManagementName: names.apiManagement
    colours: [
      for (colour, index) in colours: {
        name: colour
        host: apps[index].outputs.host
        weight: weights[colour]
      }
    ]
  }
}

module partnerApi './modules/partner-api.bicep' = {
  name: 'partner-api'
  scope: group
  dependsOn: [access, backends]
  params: {
    apiManagementName: names.apiManagement
    publicUrl: publicUrl
    frontDoorId: frontDoorSku == 'none' ? '' : frontDoor!.outputs.id
    issuer: issuer
    audience: audience
    gatewayAudience: gatewayAudience
    applicationInsightsId: monitoring.outputs.applicationInsightsId
    applicationInsightsConnectionString: monitoring.outputs.applicationInsightsConnectionString
  }
}

// A loop needs its items when the deployment starts, so it runs over names and looks the ids up.
var privateLinks = [
  { name: 'blob', of: 'storage', groupId: 'blob', zone: 'blob' }
  { name: 'queue', of: 'storage', groupId: 'queue', zone: 'queue' }
  { name: 'table', of: 'storage', groupId: 'table', zone: 'table' }
  { name: 'cosmos', of: 'cosmos', groupId: 'Sql', zone: 'cosmos' }
  { name: 'service-bus', of: 'serviceBus', groupId: 'namespace', zone: 'serviceBus' }
  { name: 'key-vault', of: 'keyVault', groupId: 'vault', zone: 'keyVault' }
  { name: 'blue', of: 'blue', groupId: 'sites', zone: 'apps' }
  { name: 'green', of: 'green', groupId: 'sites', zone: 'apps' }
]
var linkedIds = {
  storage: storage.outputs.id
  cosmos: cosmosAccountId
  serviceBus: serviceBus.outputs.id
  keyVault: keyVault.outputs.id
  blue: apps[0].outputs.id
  green: apps[1].outputs.id
}

// One after another: Azure refuses several at a time on one resource.
@batchSize(1)
module privateEndpoints './modules/private-endpoint.bicep' = [
  for (link, index) in privateLinks: if (privateNetworking) {
    name: 'private-endpoint-${index}'
    scope: group
    params: {
      name: 'pe-${link.name}-${token}'
      location: location
      tags: tags
      subnetId: network!.outputs.endpointSubnetId
      resourceId: linkedIds[link.of]
      groupId: link.groupId
      zoneId: network!.outputs.zoneIds[link.zone]
    }
  }
]

module budget './modules/budget.bicep' = if (monthlyBudget > 0) {
  name: 'budget'
  scope: group
  params: {
    name: 'budget-${token}'
    amount: monthlyBudget
    startDate: budgetStartDate
    contactEmail: empty(alertEmail) ? publisherEmail : alertEmail
  }
}

module alerts './modules/alerts.bicep' = {
  name: 'alerts'
  scope: group
  params: {
    location: location
    tags: tags
    applicationInsightsId: monitoring.outputs.applicationInsightsId
    logAnalyticsWorkspaceId: monitoring.outputs.logAnalyticsWorkspaceId
    serviceBusNamespaceId: serviceBus.outputs.id
    cosmosAccountId: cosmosAccountId
    filesAccountId: files.outputs.id
    apiManagementId: apiManagement.outputs.id
    appPrincipalIds: concat([identity.outputs.principalId], filter(split(otherAppPrincipalIds, ','), id => !empty(id)))
    rolloutPrincipalIds: filter(split(rolloutPrincipalIds, ','), id => !empty(id))
    dailyQuotaGb: logDailyQuotaGb
    maximumInstanceCount: maximumInstanceCount
    // The log of another environment's database is in that environment.
    dataAccessLog: dataAccessLog && empty(cosmosResourceGroup)
    entryUrl: entryUrl
    ticketEmail: alertEmail
    pageEmail: empty(pageEmail) ? alertEmail : pageEmail
    digestEmail: empty(digestEmail) ? alertEmail : digestEmail
    ticketActionGroupId: ticketActionGroupId
    pageActionGroupId: pageActionGroupId
  }
}

module workbooks './modules/workbooks.bicep' = {
  name: 'workbooks'
  scope: group
  params: {
    location: location
    tags: tags
    applicationInsightsId: monitoring.outputs.applicationInsightsId
    logAnalyticsWorkspaceId: monitoring.outputs.logAnalyticsWorkspaceId
    serviceBusNamespaceId: serviceBus.outputs.id
    cosmosAccountId: cosmosAccountId
    entryUrl: entryUrl
    alertEmail: alertEmail
  }
}

@description('The resource group of everything.')
output AZURE_RESOURCE_GROUP string = group.name

@description('The tenant that issues tokens.')
output AZURE_TENANT_ID string = tenant().tenantId

@description('The vault: `npm run infra:secrets` writes to it.')
output AZURE_KEY_VAULT_URL string = keyVault.outputs.uri

@description('Where requests come in.')
output API_URL string = entryUrl

@description('The name of API Management.')
output API_MANAGEMENT_NAME string = apiManagement.outputs.name

@description('The database, for the commands of operators.')
output COSMOS_ENDPOINT string = cosmosEndpoint

@description('Service Bus, for the commands of operators.')
output SERVICE_BUS_HOST string = serviceBus.outputs.host

// azd stores outputs in its environment, where a parameter would read one that has the name of its variable: then the
// templates would stop updating the registrations that they made.
@description('Application id of the registration of the API: the apiAppId of a stand-by.')
output API_AUDIENCE string = audience

@description('Application id of the registration that the gateway\'s tokens are for: the gatewayAudienceAppId of a stand-by.')
output GATEWAY_AUDIENCE string = gatewayAudience

@description('The name of the database account: the cosmosAccountName of a stand-by.')
output COSMOS_ACCOUNT string = names.cosmos

@description('The account of partners\' files, for the commands of operators.')
output FILES_URL string = files.outputs.endpoint

@description('Communication Services, which sends mails; empty if no mails are sent.')
output MAIL_ENDPOINT string = empty(mailDataLocation) ? '' : mail!.outputs.endpoint

@description('The scope that partners ask a token for.')
output API_SCOPE string = '${audience}/.default'

@description('The name of the blue app.')
output BLUE_APP_NAME string = apps[0].outputs.name

@description('The name of the green app.')
output GREEN_APP_NAME string = apps[1].outputs.name

@description('The app that takes events; it answers nobody but the gateway.')
output ACTIVE_APP_URL string = 'https://${apps[indexOf(colours, activeColour)].outputs.host}'
@description('Where azd puts the code: azure.yaml names it.')
output DEPLOY_APP_NAME string = apps[indexOf(colours, codeColour)].outputs.name

@description('Whether only the gateway is on the public network.')
output PRIVATE_NETWORKING bool = privateNetworking
@description('Where calls to providers and to webhooks come from; empty without a private network, where the address changes.')
output OUTGOING_ADDRESS string = privateNetworking ? network!.outputs.outgoingAddress : ''
