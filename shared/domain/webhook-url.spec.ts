import { expect, test } from 'vitest';
import { parseWebhookUrl } from './webhook-url.ts';

const inAzure = { allowLoopback: false, ownHosts: ['api.orders.example'] };
const local = { allowLoopback: true, ownHosts: ['127.0.0.1:8000'] };

const faultsOf = (text: string, rules = inAzure) => {
  const parsed = parseWebhookUrl(text, rules);
  return parsed.kind === 'invalid' ? parsed.faults : [];
};

test.each([
  ['https://hooks.acme.example/orders', 'https://hooks.acme.example/orders'],
  ['HTTPS://Hooks.ACME.example', 'https://hooks.acme.example/'],
  ['https://hooks.acme.example:443/', 'https://hooks.acme.example/'],
  ['https://hooks.acme.example:8443/a?b=c', 'https://hooks.acme.example:8443/a?b=c'],
  ['https://hooks_1.acme.example/a b'.replace(' ', '%20'), 'https://hooks_1.acme.example/a%20b'],
  ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
  ['https://8.8.8.8/', 'https://8.8.8.8/'],
  ['https://[2606:4700::1]/', 'https://[2606:4700::1]/'],
])('%s is valid and stored as %s', (text, url) => {
  expect(parseWebhookUrl(text, inAzure)).toEqual({ kind: 'valid', url });
});

const HOST = 'must not have a private, local or reserved address as its host';
const NAME = 'must not have the name of a private network as its host';
const FULL = 'must have a full host name, such as hooks.example.com';
const FORM = 'must be a URL that begins with https://';
const HTTPS = 'must begin with https://';
const PORT = 'must use port 443, or one above 1023 that no other protocol uses';
const CHARACTERS = 'must not contain spaces, line breaks or backslashes';

test.each([
  ['', FORM],
  ['hooks.acme.example', FORM],
  ['//hooks.acme.example/', FORM],
  ['https:hooks.acme.example', FORM],
  ['https:/hooks.acme.example', FORM],
  ['https://', FORM],
  ['https://[::1', FORM],
  ['https://256.256.256.256/', FORM],
  ['https://hooks.acme.example:99999/', FORM],
  ['ftp://hooks.acme.example/', FORM],
  ['javascript:alert(1)', FORM],
  ['file:///etc/passwd', FORM],
  ['http://hooks.acme.example/', HTTPS],
  [' https://hooks.acme.example/', CHARACTERS],
  ['https://hooks.acme.example/\r\nhost: evil', CHARACTERS],
  ['https://hooks.\tacme.example/', CHARACTERS],
  ['https://hooks.acme.example\\@127.0.0.1/', CHARACTERS],
  ['https://hooks.acme.example/\0', CHARACTERS],
  ['https://user@hooks.acme.example/', 'must not contain a user name or password'],
  ['https://:secret@hooks.acme.example/', 'must not contain a user name or password'],
  ['https://hooks.acme.example/#part', 'must not contain a fragment (#)'],
  ['https://hooks.acme.example/#', 'must not contain a fragment (#)'],
  [`https://hooks.acme.example/${'a'.repeat(2_000)}`, 'must have at most 2000 characters'],
  [`https://hooks.acme.example/${'ü'.repeat(1_000)}`, 'must have at most 2000 characters when it is encoded'],
  ['https://api.orders.example/', 'must not be an address of this API'],
  ['https://API.orders.example:8443/v1', 'must not be an address of this API'],
  // Addresses.
  ['https://127.0.0.1/', HOST],
  ['https://127.1/', HOST],
  ['https://2130706433/', HOST],
  ['https://0x7f000001/', HOST],
  ['https://0x7f.1/', HOST],
  ['https://0177.0.0.1/', HOST],
  ['https://017700000001/', HOST],
  ['https://127.0.0.1./', HOST],
  ['https://１２７.０.０.１/', HOST],
  ['https://127。0。0。1/', HOST],
  ['https://%31%32%37.0.0.1/', HOST],
  ['https://0/', HOST],
  ['https://10.0.0.8/', HOST],
  ['https://192.168.1.1/', HOST],
  ['https://172.16.5.4/', HOST],
  ['https://169.254.169.254/latest/meta-data/', HOST],
  ['https://2852039166/', HOST],
  ['https://168.63.129.16/', HOST],
  ['https://100.64.0.1/', HOST],
  ['https://224.0.0.1/', HOST],
  ['https://255.255.255.255/', HOST],
  ['https://[::1]/', HOST],
  ['https://[::]/', HOST],
  ['https://[0:0:0:0:0:0:0:1]/', HOST],
  ['https://[::ffff:127.0.0.1]/', HOST],
  ['https://[::ffff:7f00:1]/', HOST],
  ['https://[::127.0.0.1]/', HOST],
  ['https://[64:ff9b::169.254.169.254]/', HOST],
  ['https://[2002:7f00:1::]/', HOST],
  ['https://[2001:0:4136:e378::1]/', HOST],
  ['https://[fe80::1]/', HOST],
  ['https://[fd00:ec2::254]/', HOST],
  // Names.
  ['https://localhost/', NAME],
  ['https://LOCALHOST./', NAME],
  ['https://ⓛocalhost/', NAME],
  ['https://a.localhost/', NAME],
  ['https://printer.local/', NAME],
  ['https://metadata.google.internal/', NAME],
  ['https://router.home.arpa/', NAME],
  ['https://db.corp/', NAME],
  ['https://intranet/', NAME],
  ['https://orders/', FULL],
  ['https://hooks.acme.example./', FULL],
  ['https://hooks..acme.example/', FULL],
  ['https://-hooks.acme.example/', FULL],
  [`https://${'a'.repeat(64)}.example/`, FULL],
  [`https://${'a.'.repeat(130)}example/`, FULL],
  ["https://hooks.acme'.example/", FULL],
  // Ports.
  ['https://hooks.acme.example:0/', PORT],
  ['https://hooks.acme.example:22/', PORT],
  ['https://hooks.acme.example:25/', PORT],
  ['https://hooks.acme.example:80/', PORT],
  ['https://hooks.acme.example:6667/', PORT],
])('%j is refused: it %s', (text, fault) => {
  expect(faultsOf(text)).toEqual([fault]);
});

test('all faults are listed at once', () => {
  expect(faultsOf('http://user:secret@10.0.0.1:25/#x')).toEqual([
    'must not contain a user name or password',
    'must not contain a fragment (#)',
    HTTPS,
    HOST,
    PORT,
  ]);
});

test.each([
  ['http://localhost:4000/hooks'],
  ['http://127.0.0.1:80/'],
  ['http://127.9.8.7:4000/'],
  ['http://[::1]:4000/'],
  ['https://localhost/'],
])('in local mode, %s is valid', (text) => {
  expect(faultsOf(text, local)).toEqual([]);
});

test.each([
  ['http://10.0.0.1:4000/', HTTPS],
  ['https://192.168.0.1/', HOST],
  ['https://[::ffff:127.0.0.1]/', HOST],
  ['https://0.0.0.0/', HOST],
  ['http://hooks.acme.example/', HTTPS],
  ['https://a.localhost/', NAME],
  ['http://user:secret@localhost/', 'must not contain a user name or password'],
  ['http://127.0.0.1:8000/v1/orders', 'must not be an address of this API'],
])('even in local mode, %s is refused: it %s', (text, fault) => {
  expect(faultsOf(text, local)).toContain(fault);
});
