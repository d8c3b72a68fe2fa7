import { isLoopback } from './is-loopback.ts';
import { isPublicAddress } from './is-public-address.ts';

export interface WebhookUrlRules {
  /** Local mode: addresses of this machine are allowed, also over http and on every port. */
  allowLoopback: boolean;
  /** Where partners call us, as `URL.host` writes it. */
  ownHosts: readonly string[];
}

export type ParsedWebhookUrl =
  /** The URL as it is stored and called: normalized. */
  | { kind: 'valid'; url: string }
  /** Each fault continues a sentence that begins with the field's name. */
  | { kind: 'invalid'; faults: readonly string[] };

const LONGEST = 2_000;

/** Names that mean something in a private network only: RFC 6761, 6762 and 8375, ICANN's `.internal`, and common habits. */
const PRIVATE_NAMES = /(^|\.)(localhost|local|internal|home\.arpa|localdomain|intranet|private|corp|home|lan)$/;

/** A host name as certificates have it: labels of letters, digits and hyphens. Many hosts also have underscores. */
const HOST_NAME = /^(?=.{1,253}$)[a-z\d_]([a-z\d_-]{0,61}[a-z\d])?(\.[a-z\d_]([a-z\d_-]{0,61}[a-z\d])?)+$/;

/** Ports of other protocols above 1023: the Fetch standard's list of blocked ports. */
const BLOCKED_PORTS = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

/**
 * Reads the URL of a webhook endpoint. It is checked when an endpoint is created or changed, and again before each
 * attempt. A name's addresses are checked by the sender only, since they can change at any time.
 */
export function parseWebhookUrl(text: string, rules: WebhookUrlRules): ParsedWebhookUrl {
  if (text.length > LONGEST) return invalid([`must have at most ${LONGEST} characters`]);
  // `URL` would remove or replace these, so that the URL is not the one that a person reads.
  if (/[\s\p{Cc}\\]/u.test(text)) return invalid(['must not contain spaces, line breaks or backslashes']);
  const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null;
  if (url === null) return invalid(['must be a URL that begins with https://']);
  const faults = [...faultsOf(url, text), ...(isOwnMachine(url, rules) ? [] : faultsOfHost(url))];
  if (isOwn(url, rules.ownHosts)) faults.push('must not be an address of this API');
  return faults.length === 0 ? { kind: 'valid', url: url.href } : invalid(faults);
}

const invalid = (faults: readonly string[]): ParsedWebhookUrl => ({ kind: 'invalid', faults });

const isOwnMachine = ({ hostname }: URL, { allowLoopback }: WebhookUrlRules) => allowLoopback && isLoopback(hostname);

function faultsOf(url: URL, text: string): string[] {
  const faults: string[] = [];
  if (url.href.length > LONGEST) faults.push(`must have at most ${LONGEST} characters when it is encoded`);
  if (url.username !== '' || url.password !== '') faults.push('must not contain a user name or password');
  if (text.includes('#')) faults.push('must not contain a fragment (#)');
  return faults;
}

function faultsOfHost(url: URL): string[] {
  const faults: string[] = [];
  const { hostname } = url;
  if (url.protocol !== 'https:') faults.push('must begin with https://');
  if (isAddress(hostname)) {
    if (!isPublicAddress(hostname.replace(/^\[|\]$/g, ''))) {
      faults.push('must not have a private, local or reserved address as its host');
    }
  } else if (PRIVATE_NAMES.test(hostname.replace(/\.$/, ''))) {
    faults.push('must not have the name of a private network as its host');
  } else if (!HOST_NAME.test(hostname)) {
    faults.push('must have a full host name, such as hooks.example.com');
  }
  if (!isAllowedPort(url.port)) faults.push('must use port 443, or one above 1023 that no other protocol uses');
  return faults;
}

/** `URL` has turned every notation of an IPv4 address into four decimal numbers. */
const isAddress = (hostname: string) => hostname.startsWith('[') || /^[\d.]+$/.test(hostname);

/** An empty port is 443. */
const isAllowedPort = (port: string) => port === '' || (Number(port) > 1_023 && !BLOCKED_PORTS.has(Number(port)));

/** Our own machine in local mode has other programs on other ports. Elsewhere, all ports of our host are ours. */
function isOwn({ host, hostname }: URL, ownHosts: readonly string[]): boolean {
  return ownHosts.some((own) => own === host || (!isLoopback(hostname) && own.replace(/:\d+$/, '') === hostname));
}
