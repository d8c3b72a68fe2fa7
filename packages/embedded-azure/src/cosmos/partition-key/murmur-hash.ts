const MASK = 0xffff_ffff_ffff_ffffn;
const rotateLeft = (x: bigint, by: bigint): bigint => ((x << by) | (x >> (64n - by))) & MASK;

function finalMix(hash: bigint): bigint {
  let k = hash ^ (hash >> 33n);
  k = (k * 0xff51_afd7_ed55_8ccdn) & MASK;
  k ^= k >> 33n;
  k = (k * 0xc4ce_b9fe_1a85_ec53n) & MASK;
  return k ^ (k >> 33n);
}

/** MurmurHash3 x64-128 with seed 0: the two halves. */
export function murmur128(bytes: Buffer): [bigint, bigint] {
  const c1 = 0x87c3_7b91_1142_53d5n;
  const c2 = 0x4cf5_ad43_2745_937fn;
  const scrambleLow = (k: bigint) => (rotateLeft((k * c1) & MASK, 31n) * c2) & MASK;
  const scrambleHigh = (k: bigint) => (rotateLeft((k * c2) & MASK, 33n) * c1) & MASK;

  let low = 0n;
  let high = 0n;
  const whole = bytes.length & ~15;
  for (let at = 0; at < whole; at += 16) {
    low ^= scrambleLow(bytes.readBigUInt64LE(at));
    low = (((rotateLeft(low, 27n) + high) & MASK) * 5n + 0x52dc_e729n) & MASK;
    high ^= scrambleHigh(bytes.readBigUInt64LE(at + 8));
    high = (((rotateLeft(high, 31n) + low) & MASK) * 5n + 0x3849_5ab5n) & MASK;
  }
  const tail = Buffer.alloc(16);
  bytes.copy(tail, 0, whole);
  high ^= scrambleHigh(tail.readBigUInt64LE(8));
  low ^= scrambleLow(tail.readBigUInt64LE(0));

  const length = BigInt(bytes.length);
  low ^= length;
  high ^= length;
  low = (low + high) & MASK;
  high = (high + low) & MASK;
  low = finalMix(low);
  high = finalMix(high);
  low = (low + high) & MASK;
  return [low, (high + low) & MASK];
}

/** MurmurHash3 x86-32 with seed 0. */
export function murmur32(bytes: Buffer): number {
  const scramble = (k: number): number => {
    const mixed = Math.imul(k, 0xcc9e_2d51);
    return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b87_3593);
  };
  let hash = 0;
  const whole = bytes.length & ~3;
  for (let at = 0; at < whole; at += 4) {
    hash ^= scramble(bytes.readInt32LE(at));
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe654_6b64) | 0;
  }
  const tail = Buffer.alloc(4);
  bytes.copy(tail, 0, whole);
  hash ^= scramble(tail.readInt32LE(0));
  hash ^= bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
