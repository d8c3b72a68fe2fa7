import ipaddr from 'ipaddr.js';

/** Azure's platform answers every virtual machine here, although the address is in a public range. */
const AZURE_PLATFORM = '168.63.129.16';

/** All addresses of IPv6 that are assigned to the public internet, so far (IANA). */
const ASSIGNED = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether a machine on the public internet can have this address. Everything in a range with a special purpose is
 * refused: private, loopback, link-local, shared, multicast, reserved, and IPv6 that contains an address of IPv4.
 *
 * @param text an address as DNS or `URL` writes it, without brackets. Any other text is not public
 */
export function isPublicAddress(text: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) {
    return text !== AZURE_PLATFORM && ipaddr.IPv4.parse(text).range() === 'unicast';
  }
  if (!ipaddr.IPv6.isValid(text) || text.includes('%')) return false;
  const address = ipaddr.IPv6.parse(text);
  return address.match(ASSIGNED) && address.range() === 'unicast';
}
