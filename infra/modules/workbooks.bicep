// The workbooks of operators.

import { queries } from 'queries.bicep'
import { Tags } from '../types.bicep'

@description('Region of the workbooks.')
param location string

@description('Tags of everything in here.')
param tags Tags

@description('Application Insights, which the pages link to.')
param applicationInsightsId string

@description('Workspace that the workbooks query, and under which the portal lists them.')
param logAnalyticsWorkspaceId string

@description('Service Bus namespace whose platform metrics are shown.')
param serviceBusNamespaceId string

@description('Cosmos DB account whose platform metrics are shown.')
param cosmosAccountId string

@description('The URL that partners call, without a trailing slash.')
param entryUrl string

@description('Who gets alerts by email; the workbooks show it.')
param alertEmail string

var books = [
  {
    name: 'golden-signals'
    title: 'Partner orders: golden signals'
    text: loadTextContent('../workbooks/golden-signals.json')
  }
  {
    name: 'orders'
    title: 'Partner orders: orders and sagas'
    text: loadTextContent('../workbooks/orders.json')
  }
  {
    name: 'refunds'
    title: 'Partner orders: refunds and disputes'
    text: loadTextContent('../workbooks/refunds.json')
  }
  {
    name: 'catalogue'
    title: 'Partner orders: catalogue and stock'
    text: loadTextContent('../workbooks/catalogue.json')
  }
  {
    name: 'outbox'
    title: 'Partner orders: outbox, retries and rejections'
    text: loadTextContent('../workbooks/outbox.json')
  }
  {
    name: 'providers'
    title: 'Partner orders: providers'
    text: loadTextContent('../workbooks/providers.json')
  }
  {
    name: 'webhooks'
    title: 'Partner orders: webhooks'
    text: loadTextContent('../workbooks/webhooks.json')
  }
  {
    name: 'bulk'
    title: 'Partner orders: orders in bulk'
    text: loadTextContent('../workbooks/bulk.json')
  }
  {
    name: 'cost'
    title: 'Partner orders: cost'
    text: loadTextContent('../workbooks/cost.json')
  }
]

// Values for {{name}} in the pages.
var values = {
  alertEmail: empty(alertEmail) ? 'nobody' : alertEmail
  entryUrl: entryUrl
  applicationInsightsId: applicationInsightsId
  cosmosAccountId: cosmosAccountId
  logAnalyticsWorkspaceId: logAnalyticsWorkspaceId
  serviceBusNamespaceId: serviceBusNamespaceId
}

var pages = map(
  books,
  book =>
    json(reduce(items(values), book.text, (text, value) => replace(string(text), '{{${value.key}}}', value.value)))
)

// The pages name queries; the portal needs their text.
var pagesWithQueries = map(
  pages,
  page =>
    union(page, {
      items: map(
        page.items,
        item =>
          contains(item.content, 'query')
            ? union(item, { content: union(item.content, { query: queries[item.content.query] }) })
            : item
      )
    })
)

resource workbooks 'Microsoft.Insights/workbooks@2023-06-01' = [
  for (book, index) in books: {
    name: guid(resourceGroup().id, book.name)
    location: location
    tags: tags
    kind: 'shared'
    properties: {
      displayName: book.title
      category: 'workbook'
      sourceId: logAnalyticsWorkspaceId
      version: 'Notebook/1.0'
      serializedData: string(pagesWithQueries[index])
    }
  }
]
