// The types that templates share.

@export()
@description('Tags of a resource.')
type Tags = {
  @description('The value of a tag.')
  *: string
}

@export()
@description('Whether the public network reaches a resource.')
type Reach = 'Enabled' | 'Disabled'

@export()
@description('One of the two copies of the app: one is released while the other serves.')
type Colour = 'blue' | 'green'

@description('From 0 to 100.')
@minValue(0)
@maxValue(100)
type Percentage = int

@export()
@sealed()
@description('The percentage of requests for each colour.')
type Weights = {
  @description('Of the blue app.')
  blue: Percentage

  @description('Of the green app.')
  green: Percentage
}

@export()
@description('What an object id of Entra is of.')
type PrincipalType = 'User' | 'Group' | 'ServicePrincipal'

@export()
@description('The tiers of API Management that the templates make.')
type GatewaySku = 'BasicV2' | 'StandardV2'

@export()
@description('The tiers of Service Bus and Front Door that the templates make.')
type Tier = 'Standard' | 'Premium'

@export()
@description('Where sagas keep their state: Azure Storage, or the Durable Task Scheduler.')
type DurableBackend = 'azureStorage' | 'scheduler'

@export()
@description('The tiers of the Durable Task Scheduler.')
type SchedulerSku = 'Consumption' | 'Dedicated'

@export()
@description('Megabytes of memory of an instance: Flex Consumption has these three sizes.')
type InstanceMemory = 512 | 2048 | 4096

@export()
@sealed()
@description('A subnet that belongs to others.')
type Subnet = {
  @description('Its name.')
  @minLength(1)
  @maxLength(80)
  name: string

  @description('From 10.40.100.0/24 on.')
  addressPrefix: string

  @description('The security group of the subnet; without one, it has none.')
  networkSecurityGroupId: string?
}

@export()
@sealed()
@description('How large a colour of the app may be, and how much of it is kept warm.')
type AppSize = {
  @description('Memory of an instance.')
  instanceMemoryMB: InstanceMemory

  @description('The most instances that there may be.')
  @minValue(40)
  @maxValue(1000)
  maximumInstanceCount: int

  @description('Instances kept warm for HTTP.')
  @minValue(0)
  alwaysReadyHttp: int

  @description('Instances kept warm for sagas.')
  @minValue(0)
  alwaysReadyDurable: int

  @description('Requests that one instance handles at a time.')
  @minValue(1)
  @maxValue(1000)
  httpConcurrency: int

  @description('Whether it spans availability zones.')
  zoneRedundant: bool
}

@export()
@sealed()
@description('What the app connects to.')
type AppEndpoints = {
  @description('Blobs of the host\'s storage.')
  blob: string

  @description('Queues of the host\'s storage.')
  queue: string

  @description('Tables of the host\'s storage.')
  table: string

  @description('The database.')
  cosmos: string

  @description('The host name of Service Bus.')
  serviceBusHost: string

  @description('The vault.')
  keyVault: string

  @description('Blobs of the account of partners\' files.')
  files: string

  @description('The Durable Task Scheduler; empty if it is not the backend.')
  durableScheduler: string

  @description('The carrier\'s API.')
  carrier: string

  @description('The payment provider\'s API.')
  payments: string

  @description('Communication Services, which sends mails; empty if no mails are sent.')
  mail: string

  @description('The address that mails come from; empty if no mails are sent.')
  mailSender: string
}

@export()
@sealed()
@description('Whose tokens the app accepts, and where it gets its own.')
type AppSignIn = {
  @description('Who issues tokens, both to partners and to the gateway.')
  issuer: string

  @description('The audience of partners\' tokens.')
  audience: string

  @description('Where the keys of tokens are.')
  jwksUri: string

  @description('Where the app gets tokens.')
  tokenUrl: string

  @description('The audience of the gateway\'s own tokens.')
  gatewayAudience: string

  @description('Object id of the gateway\'s identity, the only caller that is let in.')
  gatewayPrincipalId: string
}

@export()
@sealed()
@description('A user-assigned identity.')
type Identity = {
  @description('Its resource id.')
  id: string

  @description('Its application id.')
  clientId: string
}
