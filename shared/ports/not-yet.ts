/**
 * A message came before what it is about. Trying again soon makes sense; after an hour it is set aside, because then it is
 * about something that we don't have.
 */
export class NotYet extends Error {
  override name = 'NotYet';
  readonly code = 'not_yet';
}
