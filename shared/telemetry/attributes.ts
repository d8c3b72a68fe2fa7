/**
 * All attributes that spans and logs may have: our own ids and codes, and no text from a partner. An attribute that
 * isn't listed here doesn't compile. Before you add one, make sure that it can't hold personal data.
 */
export interface Attributes {
  'request.id'?: string | undefined;
  'order.id'?: string | undefined;
  /** The id of an export or import. */
  'job.id'?: string | undefined;
  'partner.id'?: string | undefined;
  'partner.tier'?: string | undefined;
  'problem.code'?: string | undefined;
  /** The operationId of the route. */
  'route.operation'?: string | undefined;
  'http.route'?: string | undefined;
  'http.request.method'?: string | undefined;
  'http.response.status_code'?: number | undefined;
  'document.id'?: string | undefined;
  /** The partner that a document belongs to, if it is not the one that asked. */
  'document.owner'?: string | undefined;
  'event.id'?: string | undefined;
  'event.count'?: number | undefined;
  'message.delivery'?: number | undefined;
  /** Which copy of its message a consumer works on, from 1. */
  'message.attempt'?: number | undefined;
  /** The name of the saga's activity. */
  'step.name'?: string | undefined;
  /** done, refused, superseded or error. */
  'step.outcome'?: string | undefined;
  /** The number of the attempt, as far as this instance of the app has seen them. */
  'step.attempt'?: number | undefined;
  /** The id of a recorded act; of a record that is none, a hash of its id. */
  'act.id'?: string | undefined;
  /** When it began, in ISO 8601. A line of it can be written again much later. */
  'act.at'?: string | undefined;
  /** The object id in Entra of who did it, or `unknown`. Never the name. */
  'act.by'?: string | undefined;
  /** ops or api, or `unknown` of a record that is none. */
  'act.via'?: string | undefined;
  /** The command, or the operationId. */
  'act.command'?: string | undefined;
  /** begun, done, failed or unreadable. */
  'act.outcome'?: string | undefined;
  /** yes or no. */
  'act.destroys'?: string | undefined;
  /** given or none. */
  'act.reason'?: string | undefined;
  'peer.service'?: string | undefined;
  provider?: string | undefined;
  'error.code'?: string | undefined;
  /** Azure Monitor reads this old name, but shows the new one. */
  'db.system'?: string | undefined;
  'db.system.name'?: string | undefined;
  'db.name'?: string | undefined;
  /** Request units. */
  'azure.cosmosdb.operation.request_charge'?: number | undefined;
}
