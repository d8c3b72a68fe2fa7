/** What tokens for the API are issued for. */
export const AUDIENCE = 'api://partner-orders';
