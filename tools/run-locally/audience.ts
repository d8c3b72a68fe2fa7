/** The audience of tokens for the API. */
export const AUDIENCE = 'api://partner-orders';
