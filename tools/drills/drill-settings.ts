/** Settings of the app during a drill: what takes minutes or hours in Azure takes seconds. The waits of a runbook stay as they are. */
export const drillSettings: Readonly<Record<string, string>> = {
  SAGA_STEP_ATTEMPTS: '3',
  SAGA_FINISH_ATTEMPTS: '3',
  SAGA_FIRST_DELAY_MS: '100',
  SAGA_MAX_DELAY_MS: '500',
  SAGA_OUTAGE_MS: '1000',
  SAGA_OUTAGE_DELAY_MS: '500',
  SAGA_LOST_AFTER_MS: '5000',
  SAGA_SEARCH_SCHEDULE: '*/5 * * * * *',
  PAYMENTS_TIMEOUT_MS: '3000',
  CARRIER_TIMEOUT_MS: '3000',
  PROVIDER_BREAKER_OPEN_MS: '1000',
  PROVIDER_MOST_WAIT_MS: '1000',
  CONSUMER_MAX_DELAY_MS: '5000',
};
