import { expect, test } from 'vitest';
import { refuseForeign } from './refuse-foreign.ts';

const hosts = ['127.0.0.1:7080', 'localhost:7080'];
const LINK = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

function answer(method: string, url: string, headers: Record<string, string>) {
  return refuseForeign({ method, url, headers: { host: '127.0.0.1:7080', ...headers } }, hosts);
}

test.each([
  ['a program without a browser', 'POST', '/api/faults/x', {}],
  [
    'the page’s own call',
    'POST',
    '/api/faults/x',
    { origin: 'http://localhost:7080', 'sec-fetch-site': 'same-origin' },
  ],
  ['the address that a user typed', 'GET', '/orders', { 'sec-fetch-site': 'none' }],
  ['a link from another site to a page', 'GET', '/orders/ord_1?x=/api/', LINK],
  ['the other name of this machine', 'GET', '/', { host: 'localhost:7080' }],
])('%s may pass', (_, method, url, headers) => {
  expect(answer(method, url, headers)).toBeUndefined();
});

test.each([
  ['another name that leads here', 'GET', '/', { host: 'evil.example:7080' }, 'is not the console’s'],
  ['another port', 'GET', '/', { host: '127.0.0.1:7081' }, 'is not the console’s'],
  ['a POST of another origin', 'POST', '/api/faults/x', { origin: 'https://evil.example' }, 'https://evil.example'],
  ['a POST of a page without an origin', 'POST', '/api/faults/x', { origin: 'null' }, 'pages of null'],
  ['a POST of another port', 'POST', '/api/faults/x', { origin: 'http://127.0.0.1:7071' }, 'http://127.0.0.1:7071'],
  ['a script or image of another site', 'GET', '/assets/main.js', { 'sec-fetch-site': 'cross-site' }, 'other sites'],
  ['a page of another port', 'GET', '/api/mail', { 'sec-fetch-site': 'same-site' }, 'other sites'],
  ['a form of another site', 'POST', '/orders', LINK, 'other sites'],
  ['a frame of another site', 'GET', '/orders', { ...LINK, 'sec-fetch-dest': 'iframe' }, 'other sites'],
  ['a link from another site below /api/', 'GET', '/api/orders?limit=1', LINK, 'other sites'],
])('%s is refused', (_, method, url, headers, why) => {
  expect(answer(method, url, headers)).toEqual({ status: 403, body: { error: expect.stringContaining(why) } });
});
