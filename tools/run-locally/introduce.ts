import { join } from 'node:path';
import { stateFlag } from '../command-line/state-flag.ts';
import type { PreparedStack } from './partner-orders.ts';
import { stateGiven } from './state-given.ts';

/**
 * Shows on one screen what to know and try once everything runs.
 *
 * @param page the console's
 * @param missing what keeps the app from being ready
 */
export function introduceApp(prepared: PreparedStack, api: string, page: string, missing: readonly string[]): string {
  const { directory, hasProducts } = prepared;
  const state = missing.length === 0 ? 'is ready' : `runs, but can't take orders yet: ${missing.join(', ')}`;
  return `
Partner Orders ${state} (${elapsed()}). Ctrl-C stops everything; state stays in ${directory}.

${addresses(prepared, page, `${api}   (its admin keys: ${join(directory, 'functions-host', 'keys.json')})`)}

${hasProducts ? whatToTry(prepared) : firstProduct(prepared)}
`;
}

function firstProduct({ directory, gatewayUrl }: PreparedStack): string {
  return `--empty added no products. As the merchant, add one and book a delivery (docs/merchant.md has more):
  TOKEN=$(npm run -s token -- merchant${flagOf(directory)})
  curl -X PUT ${gatewayUrl}/v1/products/MY-MUG -H "Authorization: Bearer $TOKEN" -H "If-None-Match: *" \\
    -H "Content-Type: application/json" -d '{"name":"Mug","prices":[{"amount":1290,"currency":"EUR"}]}'
  curl ${gatewayUrl}/v1/products/MY-MUG/stock-adjustments -H "Authorization: Bearer $TOKEN" \\
    -H "Idempotency-Key: $(date +%s)" -H "Content-Type: application/json" -d '{"delta":100,"reason":"Delivery"}'

Then place orders as the partner acme:  npm run trigger${commandFlag(directory) || ' --'} place
Watch its events:  npm run listen -- --partner acme${flagOf(directory)}`;
}

/** Needs the products that we seed. */
function whatToTry({ directory, gatewayUrl, stack }: PreparedStack): string {
  return `Place an order as the partner acme, and follow it with the id that comes back:
  TOKEN=$(npm run -s token -- acme${flagOf(directory)})
  curl -i ${gatewayUrl}/v1/orders -H "Authorization: Bearer $TOKEN" -H "Idempotency-Key: $(date +%s)" \\
    -H "Content-Type: application/json" -d @docs/example-order.json
  curl ${gatewayUrl}/v1/orders/ORDER_ID/timeline -H "Authorization: Bearer $TOKEN"

Watch orders succeed and fail:  npm run demo${commandFlag(directory)}   (imports and exports too; search: docs/search.md)
Watch the events of acme:       npm run listen -- --partner acme${flagOf(directory)}
Then make the carrier fail for three bookings, place an order again, and cancel it while it waits:
  curl ${stack.urls.carrier}/_simulator/faults -d '{"operation":"shipments.book","fault":"done_but_timed_out","times":3}'
  curl -X POST ${gatewayUrl}/v1/orders/ORDER_ID/cancel -H "Authorization: Bearer $TOKEN"
Refund all of an order that is confirmed:
  curl ${gatewayUrl}/v1/orders/ORDER_ID/refunds -H "Authorization: Bearer $TOKEN" -H "Idempotency-Key: $(date +%s)" \\
    -H "Content-Type: application/json" -d '{"reason":"Sent back","restock":true}'
As the merchant, book a delivery (docs/merchant.md has prices and the catalogue):
  curl ${gatewayUrl}/v1/products/MUG-01/stock-adjustments -H "Authorization: Bearer $(npm run -s token -- merchant${flagOf(directory)})" \\
    -H "Idempotency-Key: $(date +%s)" -H "Content-Type: application/json" -d '{"delta":100,"reason":"Delivery"}'`;
}

/** What to do next when another program runs the Functions host. */
export function introduceStack(
  prepared: PreparedStack,
  api: string,
  page: string,
  settingsFile: string,
  environment = process.env,
): string {
  // The environment takes precedence over the settings file, under both hosts.
  const certificate =
    environment['NODE_EXTRA_CA_CERTS'] === undefined
      ? ''
      : `\nThis shell sets NODE_EXTRA_CA_CERTS. Where the host starts, set it to ${prepared.stack.caFile}, or the app can't reach the vault.\n`;
  return `
Everything except the Functions host is running (${elapsed()}). Ctrl-C stops it; state stays in ${prepared.directory}.

${addresses(prepared, page, `${api}   (nothing listens there yet: the gateway answers 502 until the app runs)`)}

${settingsFile} has all the addresses. Next, in a second terminal with Node 24:

  npm run build          builds dist/; repeat it after each change of the app
  func start             Azure Functions Core Tools, or:  npm run host -- start
${certificate}`;
}

const elapsed = () => `${Math.round(performance.now())} ms`;

/** The flag that other commands need to find the stack, unless it is in the default place. */
const flagOf = (directory: string) => stateFlag(stateGiven(directory));

const commandFlag = (directory: string) => flagOf(directory) && ` --${flagOf(directory)}`;

function addresses({ stack, gatewayUrl }: PreparedStack, page: string, api: string): string {
  const { urls } = stack;
  return `  Console       ${page}   (open this in a browser)
  Partner API   ${gatewayUrl}   (the gateway; in a browser: ${gatewayUrl}/docs)
  Functions     ${api}
  Identity      ${urls.identity}
  Payments      ${urls.payments}/_simulator/books
  Carrier       ${urls.carrier}/_simulator/books
  Key Vault     ${urls.keyVault}   (its certificate: ${stack.caFile})
  Cosmos DB     ${endpointIn(urls.cosmos)}
  Service Bus   ${endpointIn(urls.serviceBus)}`;
}

const endpointIn = (connectionString: string) => /Endpoint=([^;]+)/i.exec(connectionString)?.[1] ?? connectionString;
