import { expect, test } from 'vitest';
import { effectivePartitionKey } from './effective-partition-key.ts';
import { feedRanges, rangeHolding } from './feed-ranges.ts';
import type { PartitionKeyPart } from './partition-key.ts';

const version1 = { paths: [], kind: 'Hash', version: 1 } as const;
const version2 = { paths: [], kind: 'Hash', version: 2 } as const;
const hierarchical = { paths: [], kind: 'MultiHash', version: 2 } as const;

// The results of `hashPartitionKey` in @azure/cosmos 4.10.1.
const vectors: [PartitionKeyPart, string, string][] = [
  [null, '378867E4430E67857ACE5C908374FE16', '05C1ED45D7475601'],
  [true, '0E711127C5B5A8E4726AC6DD306A3E59', '05C1D7C5A903D803'],
  [{}, '11622DAA78F835834610ABE56EFF5CB5', '05C1D529E345DC00'],
  [0, '155B95BEDAC4B1E9EC1CDC9BB0DDDE58', '05C1BF6DA115600580'],
  [-1.5, '151793206780805FF6E1DCAE6C787B6A', '05C1E901090F44054008'],
  ['', '32E9366E637A71B4E710384B2F4970A0', '05C1CF33970FF80800'],
  ['partner-1', '25F55DF6D5DA3BDA3FBE335AAF4D7E94', '05C1E7DBF3138C08716273756F66732E3200'],
  ['日本語', '3F0624929BDE45571F050DCA6A1CB775', '05C1E31DE9C91E08E798A6E79DADE9AB9F00'],
  ['x'.repeat(101), '300C91B3A88EBBFFE4DB4541EA0875FC', `05C1DD45A3938C08${'79'.repeat(100)}00`],
];

test.each(vectors)('%j hashes as in the SDK', (part, hash2, hash1) => {
  expect(effectivePartitionKey([part], version2)).toBe(hash2);
  expect(effectivePartitionKey([part], version1)).toBe(hash1);
});

test('each level of a hierarchical key has its own hash, so a prefix stays a prefix', () => {
  expect(effectivePartitionKey(['partner-1', 'order-7'], hierarchical)).toBe(
    '25F55DF6D5DA3BDA3FBE335AAF4D7E940CEE3361B148C572220D9340256D80F6',
  );
  expect(effectivePartitionKey(['partner-1'], hierarchical)).toBe('25F55DF6D5DA3BDA3FBE335AAF4D7E94');
});

test.each([version1, version2, hierarchical])('four ranges get about the same number of keys', (definition) => {
  const ranges = feedRanges(4, definition);
  expect([ranges[0]?.min, ranges[3]?.max]).toEqual(['', 'FF']);
  const shares = new Map<string | undefined, number>();
  for (let i = 0; i < 2000; i += 1) {
    const range = rangeHolding(ranges, effectivePartitionKey([`key-${i}`, 1], definition));
    shares.set(range?.id, (shares.get(range?.id) ?? 0) + 1);
  }
  expect([...shares.keys()].toSorted()).toEqual(['0', '1', '2', '3']);
  for (const share of shares.values()) expect(share).toBeGreaterThan(350);
});
