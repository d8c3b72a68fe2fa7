import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { containers } from '../../shared/adapters/cosmos/containers.ts';
import { personalData } from '../../shared/domain/personal-data.ts';
import { root } from '../../tools/root.ts';
import { storedDocuments } from './stored-documents.ts';
import { textsOf } from './texts-of.ts';

/** Names of texts that say nothing about a person: ids and hashes of ours, codes, SKUs, places in lists. */
const harmless = new Set([
  ...[
    'id',
    'partnerId',
    'orderId',
    'refundId',
    'eventId',
    'endpointId',
    'documentId',
    'clientId',
    'owner',
    'origin',
    'actId',
  ],
  ...['traceparent', 'listKey', 'key', 'etag', 'segment', 'generation', 'day', 'at', 'release', 'hub', 'hubs', 'start'],
  ...['code', 'step', 'status', 'type', 'types', 'undone', 'remaining', 'what', 'of', 'command', 'tier', 'changed'],
  ...[
    'sku',
    'skus',
    'priceList',
    'price',
    'currency',
    'country',
    'countries',
    'carrier',
    'partners',
    'rules',
    'events',
  ],
  ...[
    'place',
    'after',
    'until',
    'from',
    'to',
    'fields',
    'columns',
    'unreadable',
    'stuck',
    'redelivery',
    'run',
    'found',
  ],
  ...['consumer', 'subscription', 'contentType', 'sealed', 'sagaInstance', 'sagaVersion', 'sagaHub', 'subject'],
  ...['orders', 'left', 'exports', 'damaged'],
  // Our own sentences: no text of a partner or a provider is in them.
  ...['message', 'error', 'fault', 'ours', 'theirs'],
]);
/** The same, where the name alone would say too little. */
const harmlessPlaces = new Set([
  'orders event event.data.reason',
  'orders refund refund.*',
  'catalog product name',
  'catalog reservation reason',
  // What we know a shipment by: the id of the order.
  'provider-events event reference',
  'rejections rejection message.properties.*',
  // A hash of the filter of an export, or of a change of the merchant's or of a webhook endpoint.
  ...['catalog movement fingerprint', 'jobs export fingerprint', 'jobs import fingerprint'],
  ...['madeWith', 'createdWith'].map((mark) => `partners webhook-endpoints endpoints.${mark}.fingerprint`),
  'partners webhook-endpoints endpoints.secrets.madeWith.fingerprint',
  // The merchant's own system chose it, or we did.
  'audit act act.requestId',
  // Commands take care of it: a spec of each searches its act.
  ...['end end.changes', 'changes changes'].flatMap((kept) => [`audit ${kept}.before`, `audit ${kept}.after`]),
]);

const texts = Object.entries(storedDocuments).flatMap(([name, kinds]) => {
  const container = containers[name as keyof typeof containers].id;
  return Object.entries(kinds).flatMap(([kind, schema]) =>
    textsOf(schema).map(({ path, of }) => ({ place: `${container} ${kind} ${path}`, of })),
  );
});
const marked = new Map(texts.flatMap(({ place, of }) => (of === undefined ? [] : [[place, of]])));

const page = readFileSync(join(root, 'docs/privacy.md'), 'utf8');
const rows = [...page.matchAll(/^\| `([\w-]+)` \| `([\w-]+)` \| (`[^|]+`) \| (\w+) \|/gm)];
const listed = new Map(
  rows.flatMap(([, container, kind, fields = '', of]) =>
    [...fields.matchAll(/`([^`]+)`/g)].map(([, path]) => [`${container} ${kind} ${path}`, of]),
  ),
);

test('the page has each stored field that is marked as personal, and says whose it is', () => {
  expect(Object.fromEntries([...listed].sort())).toEqual(Object.fromEntries([...marked].sort()));
});

test('every stored text is marked as personal, or known to be harmless', () => {
  const unknown = texts.filter(({ place, of }) => {
    const name = place.split(/[. ]/).at(-1) ?? '';
    return of === undefined && !harmless.has(name) && !harmlessPlaces.has(place);
  });
  expect(unknown.map(({ place }) => place)).toEqual([]);
});

test('a new field that can hold a name is found, wherever it is and whatever wraps it', () => {
  const recipient = z.object({ phone: z.string().optional(), mails: z.array(z.email()), at: z.iso.datetime() });
  const schema = z.object({
    kept: z.discriminatedUnion('kind', [z.object({ kind: z.literal('a'), recipient: recipient.nullable() })]),
    marked: z.string().register(personalData, { of: 'payer' }).describe('who pays').optional(),
    others: z.record(z.string(), z.unknown()).default({}),
    loose: z.looseObject({ count: z.int() }).prefault({ count: 1 }),
  });
  expect(textsOf(schema)).toEqual([
    { path: 'kept.recipient.phone', of: undefined },
    { path: 'kept.recipient.mails', of: undefined },
    { path: 'marked', of: 'payer' },
    { path: 'others.*', of: undefined },
    { path: 'loose.*', of: undefined },
  ]);
});

test('a container without documents in the list is one of a library', () => {
  expect(Object.keys(storedDocuments).toSorted()).toEqual(Object.keys(containers).toSorted());
  const empty = Object.entries(storedDocuments).filter(([, kinds]) => Object.keys(kinds).length === 0);
  expect(empty.map(([name]) => name)).toEqual(['leases']);
});
