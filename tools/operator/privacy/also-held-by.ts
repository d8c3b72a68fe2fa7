/** Who else has data of a person, and is not in the file of an export: the same as docs/privacy.md says. */
export const alsoHeldBy: readonly { who: string; what: string; until: string }[] = [
  { who: 'the feed of events', what: 'the events of the orders, as they are in the file', until: 'for 30 days' },
  {
    who: 'messages on their way',
    what: 'the same events, and the ids that the providers announce',
    until: 'for 30 days at most',
  },
  { who: 'files of the partner’s exports', what: 'the orders, with addresses and metadata', until: 'for 7 days' },
  {
    who: 'files of the partner’s imports',
    what: 'the orders in them',
    until: 'until the import ends, for 35 days at most',
  },
  { who: 'histories of sagas', what: 'ids of the orders, payments and shipments', until: 'until they are purged' },
  {
    who: 'logs and telemetry',
    what: 'ids of the orders, and addresses of the machines that call',
    until: 'for 30 days by default',
  },
  { who: 'backups of the database', what: 'all that is in the file', until: 'for 7 days' },
  { who: 'the payment provider', what: 'the payment, with the ids of order and partner', until: 'by its own terms' },
  { who: 'the carrier', what: 'name, address, and what is in the parcels', until: 'by its own terms' },
  { who: 'the partner', what: 'what it sent to us, and got from us', until: 'by its own terms' },
];
