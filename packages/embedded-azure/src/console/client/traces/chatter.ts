/** Traces of one kind, so many that they would hide the others: they are there when asked for. */
export interface Chatter {
  /** The name of their first span. */
  name: string;
  /** What they are: `deliveries of webhooks`. */
  what: string;
  /** In the query of the page, to have them. */
  parameter: string;
}
