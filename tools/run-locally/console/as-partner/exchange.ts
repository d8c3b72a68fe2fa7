/** A request of a partner to the API, as it was sent and answered. It never has the token. */
export interface Exchange {
  method: string;
  url: string;
  requestBody: unknown;
  status: number;
  headers: [name: string, value: string][];
  body: unknown;
  tookMs: number;
  /** The same call for a terminal, which gets a token of its own. */
  curl: string;
}
