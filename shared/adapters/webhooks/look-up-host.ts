import type { LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { WebhookFailed } from './webhook-failed.ts';

/** More addresses of a host are not tried. */
const MOST_ADDRESSES = 8;

const OWN_MACHINE: LookupAddress[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

export interface HostRules {
  /** Whether `localhost` is this machine. Otherwise it is a name that does not exist. */
  allowLoopback: boolean;
  isAllowed(address: string): boolean;
}

/**
 * Node's own resolver, not the system's: a system call would hold one of a few threads for as long as a partner's name
 * servers take.
 */
export function createResolver(): Resolver {
  return new Resolver({ timeout: 2_000, tries: 2 });
}

/**
 * How a connection finds the addresses of its host. It connects to exactly these, so a name server that gives another
 * answer a moment later changes nothing.
 */
export function createLookup(resolver: Resolver, rules: HostRules): LookupFunction {
  return (hostname, { all }, callback) => {
    lookUpHost(resolver, hostname, rules).then(
      (addresses) => {
        const [first] = addresses;
        if (all) callback(null, addresses);
        else callback(null, first?.address ?? '', first?.family);
      },
      (error: unknown) => callback(error as Error, []),
    );
  };
}

/** @throws WebhookFailed if the host has no address, or one that is refused */
async function lookUpHost(resolver: Resolver, hostname: string, rules: HostRules): Promise<LookupAddress[]> {
  if (rules.allowLoopback && hostname === 'localhost') return OWN_MACHINE;
  // IPv6 only if there is no IPv4, because the outgoing address that partners can allow is one of IPv4.
  const addresses = await resolve(() => resolver.resolve4(hostname), 4);
  if (addresses.length === 0) addresses.push(...(await resolve(() => resolver.resolve6(hostname), 6)));
  if (addresses.length === 0) throw new WebhookFailed('not_resolved', 'The host name has no address.');
  if (!addresses.every(({ address }) => rules.isAllowed(address))) {
    throw new WebhookFailed('refused_address', 'The host has an address that is not on the public internet.');
  }
  return addresses.slice(0, MOST_ADDRESSES);
}

async function resolve(query: () => Promise<string[]>, family: 4 | 6): Promise<LookupAddress[]> {
  try {
    return (await query()).map((address) => ({ address, family }));
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'ENODATA') return [];
    if (code === 'ENOTFOUND') throw new WebhookFailed('not_resolved', 'The host name does not exist.');
    throw new WebhookFailed('not_resolved', 'The name servers of the host gave no usable answer.');
  }
}
