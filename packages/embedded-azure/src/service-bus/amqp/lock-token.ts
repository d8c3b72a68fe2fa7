/**
 * A lock token is a .NET Guid. A delivery's tag uses .NET's byte order, `$management` an AMQP uuid in the order of RFC
 * 9562: the first three fields are reversed. The same function converts in both directions.
 */
export function flipGuid(guid: Buffer): Buffer {
  const flipped = Buffer.from(guid);
  flipped.subarray(0, 4).reverse();
  flipped.subarray(4, 6).reverse();
  flipped.subarray(6, 8).reverse();
  return flipped;
}

export function toUuid(token: string): Buffer {
  return flipGuid(Buffer.from(token, 'hex'));
}

export function fromUuid(uuid: Buffer): string {
  return flipGuid(uuid).toString('hex');
}
