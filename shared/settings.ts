import { z } from 'zod';

/** What `docs/settings.md` says of a setting, besides its default and its range. */
export interface SettingDescription {
  group:
    | 'Connections'
    | 'Addresses and sign-in'
    | 'Providers'
    | 'Sagas'
    | 'Messages'
    | 'Releases'
    | 'Live events'
    | 'Telemetry';
  description: string;
  unit?: string;
}

const url = () => z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' });
const secureUrl = () => z.url({ protocol: /^https$/, error: 'must be an https URL' });
const text = () => z.string('is missing').min(1, 'is empty');
const removeSlash = (text: string) => text.replace(/\/+$/, '');
const number = () => z.coerce.number('must be a number');
const milliseconds = (fallback: number) => z.coerce.number('must be milliseconds').int().positive().default(fallback);
const attempts = (fallback: number) => number().int().min(1).max(1_000).default(fallback);
const count = (fallback: number) => number().int().min(1).max(10_000).default(fallback);
const isTrue = (fallback: 'true' | 'false') => z.enum(['true', 'false'], 'must be true or false').default(fallback);

type Group = SettingDescription['group'];
const describeIn = (group: Group) => (description: string, unit?: string) =>
  ({ group, description, ...(unit === undefined ? {} : { unit }) }) satisfies SettingDescription;

const connection = describeIn('Connections');
const address = describeIn('Addresses and sign-in');
const provider = describeIn('Providers');
const saga = describeIn('Sagas');
const message = describeIn('Messages');
const release = describeIn('Releases');
const stream = describeIn('Live events');
const telemetry = describeIn('Telemetry');

/** Every setting that the app reads. `npm run settings` writes docs/settings.md from it. */
export const Settings = z.object({
  COSMOS: text().optional().meta(connection('Connection string of Cosmos DB. Used on a developer machine only')),
  COSMOS__accountEndpoint: url()
    .optional()
    .meta(connection('Endpoint of Cosmos DB, reached with the app’s identity; wins over `COSMOS`')),
  COSMOS__clientId: text().optional().meta(connection('Client id of the identity that opens Cosmos DB')),
  SERVICE_BUS: text().optional().meta(connection('Connection string of Service Bus. Used on a developer machine only')),
  SERVICE_BUS__fullyQualifiedNamespace: text()
    .optional()
    .meta(connection('Host name of Service Bus, reached with the app’s identity; wins over `SERVICE_BUS`')),
  SERVICE_BUS__clientId: text().optional().meta(connection('Client id of the identity that opens Service Bus')),
  KEY_VAULT_URL: secureUrl().meta(connection('The key vault that holds every secret: see [secrets](secrets.md)')),
  AZURE_CLIENT_ID: text()
    .optional()
    .meta(connection('Client id of the identity that reads the key vault and sends telemetry')),
  AUTH_ISSUER: text().meta(address('The issuer that a token must name')),
  AUTH_AUDIENCE: text().meta(address('The audience that a token must name')),
  AUTH_JWKS_URI: url().meta(address('Where the keys are that check the signature of a token')),
  AUTH_TOKEN_URL: url().meta(address('Where partners get tokens; the API documentation shows it')),
  PUBLIC_URL: url().transform(removeSlash).meta(address('Where partners call; links in answers begin with it')),
  DOCS_SIGN_IN_URL: z
    .url({ hostname: /^127\.0\.0\.1$/, error: 'must be a URL of 127.0.0.1' })
    .or(z.literal(''))
    .default('')
    .meta(address('Where the page at `/docs` gets a token by itself. `npm start` sets it; nothing else does')),
  GATEWAY_REQUIRED: isTrue('true').meta(address('Refuses requests that did not come through the gateway')),
  PAYMENTS_URL: url().default('https://api.stripe.com').meta(provider('Where the payment provider is')),
  PAYMENTS_TIMEOUT_MS: milliseconds(20_000).meta(provider('How long a call to the payment provider may take', 'ms')),
  CARRIER_URL: url().meta(provider('Where the carrier is: see [its contract](carrier-contract.md)')),
  CARRIER_TIMEOUT_MS: milliseconds(10_000).meta(provider('How long a call to the carrier may take', 'ms')),
  PROVIDER_BREAKER_OPEN_MS: milliseconds(10_000).meta(
    provider('How long a provider that failed five times in a row gets no calls', 'ms'),
  ),
  SAGA_STEP_ATTEMPTS: attempts(6).meta(saga('How often a step is tried before the order is undone')),
  SAGA_FINISH_ATTEMPTS: attempts(10).meta(
    saga('How often an undo, or a step after the capture, is tried before the saga is stuck'),
  ),
  SAGA_FIRST_DELAY_MS: milliseconds(1_000).meta(
    saga('The wait after a first failure. It doubles each time; up to half of it is jitter', 'ms'),
  ),
  SAGA_MAX_DELAY_MS: milliseconds(60_000).meta(saga('The longest wait between two attempts', 'ms')),
  SAGA_STUCK_DELAY_MS: milliseconds(900_000).meta(saga('How long a stuck saga waits before it tries again', 'ms')),
  SAGA_STUCK_LOOK_MS: milliseconds(180_000).meta(
    saga('How often a stuck saga looks on its order for an operator’s request to try again', 'ms'),
  ),
  SAGA_MOST_IN_FLIGHT: count(32).meta(saga('How many orders of one partner are under way at a time')),
  SAGA_LOST_AFTER_MS: milliseconds(60_000).meta(
    saga('An order that has waited this long while its partner has free places has lost its start', 'ms'),
  ),
  SAGA_SEARCH_SCHEDULE: text()
    .default('30 * * * * *')
    .meta(saga('When orders that have lost their start are looked for', 'NCRONTAB')),
  MIGRATION_SCHEDULE: text()
    .default('*/30 * * * * *')
    .meta(release('When the migration of documents takes a step', 'NCRONTAB')),
  MIGRATION_REQUEST_UNITS: number()
    .int()
    .min(100)
    .max(1_000_000)
    .default(2_000)
    .meta(release('About how much of Cosmos DB’s throughput a step of the migration takes', 'request units')),
  OUTBOX_POLL_MS: milliseconds(100).meta(message('How often the outbox relay asks the change feed for events', 'ms')),
  EVENT_TRIGGERS: z
    .enum(['on', 'off'], 'must be on or off')
    .default('on')
    .meta(message('Whether this app takes events. Of two colours of a deployment, one does')),
  CONSUMER_FIRST_DELAY_MS: milliseconds(1_000).meta(
    message('The wait before a message whose consumer failed comes again. It doubles each time', 'ms'),
  ),
  CONSUMER_MAX_DELAY_MS: milliseconds(300_000).meta(message('The longest such wait', 'ms')),
  CONSUMER_GIVE_UP_MS: milliseconds(86_400_000).meta(
    message('After this long a message that still fails is set aside as a rejection', 'ms'),
  ),
  EVENTS_POLL_MS: milliseconds(250).meta(stream('How often open streams are checked for new events', 'ms')),
  EVENTS_HEARTBEAT_MS: milliseconds(15_000).meta(stream('How often a quiet stream gets a sign of life', 'ms')),
  // Below the four minutes after which Azure's load balancer drops a connection, and below the function's own time.
  EVENTS_LIFETIME_MS: milliseconds(200_000).meta(
    stream('After this long a stream ends, and the client connects again', 'ms'),
  ),
  EVENTS_STREAMS_PER_PARTNER: count(8).meta(stream('How many streams a partner may have open on one instance')),
  EVENTS_STREAMS_IN_ALL: count(16).meta(stream('How many streams may be open on one instance')),
  APPLICATIONINSIGHTS_CONNECTION_STRING: text()
    .regex(/(^|;)InstrumentationKey=[\da-f-]{36}(;|$)/i, 'names no InstrumentationKey')
    .optional()
    .meta(telemetry('Where telemetry goes. Without it nothing is measured and nothing is sent')),
  TELEMETRY_SAMPLING_RATIO: number()
    .min(0)
    .max(1)
    .default(1)
    .meta(telemetry('The share of traces that is sent. Metrics are never sampled')),
  TELEMETRY_INTERVAL_MS: milliseconds(60_000).meta(
    telemetry('How often metrics are sent. Spans and logs are sent at least every 5 s', 'ms'),
  ),
  LOG_VERBOSE: isTrue('false').meta(telemetry('Prints repeated log lines and their stacks each time')),
  // Azure's own, which every app there has.
  WEBSITE_SITE_NAME: text().default('partner-orders').meta(telemetry('Set by App Service: the role name in telemetry')),
  WEBSITE_INSTANCE_ID: text().default('local').meta(telemetry('Set by App Service: the instance name in telemetry')),
});
