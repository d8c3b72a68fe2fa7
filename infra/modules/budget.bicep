// Notifies before the money is spent: at 80 % of the budget, and when the forecast exceeds it.
@description('Name of the resource.')
param name string

@description('The amount of a month, in the subscription\'s currency.')
param amount int

@description('The start date of the budget that exists, the first of a month; empty makes one from this month on, and then leaves it as it is.')
param startDate string

@description('Who is notified.')
param contactEmail string

@description('The start date of a budget that is made now.')
param thisMonth string = utcNow('yyyy-MM-01')

var notifications = {
  spent: {
    enabled: true
    operator: 'GreaterThanOrEqualTo'
    threshold: 80
    thresholdType: 'Actual'
    contactEmails: [contactEmail]
  }
  forecast: {
    enabled: true
    operator: 'GreaterThan'
    threshold: 100
    thresholdType: 'Forecasted'
    contactEmails: [contactEmail]
  }
}

// Azure refuses another start date for a budget that exists, so without one it is made once.
@onlyIfNotExists()
resource firstBudget 'Microsoft.Consumption/budgets@2024-08-01' = if (empty(startDate)) {
  name: name
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: thisMonth
    }
    notifications: notifications
  }
}

resource budget 'Microsoft.Consumption/budgets@2024-08-01' = if (!empty(startDate)) {
  name: name
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: startDate
    }
    notifications: notifications
  }
}
