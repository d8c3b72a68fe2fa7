import { expect, test } from 'vitest';
import { PartnerId } from '../../shared/domain/ids.ts';
import { PartnerRounds } from './partner-rounds.ts';

async function visits(names: string[], most: number, runs: number): Promise<string[]> {
  const partners = names.map((name) => ({ partnerId: PartnerId.parse(name) }));
  const find = async (behind: PartnerId | undefined) => partners.find(({ partnerId }) => partnerId > (behind ?? ''));
  const rounds = new PartnerRounds(find, most);
  const seen: string[] = [];
  for (let run = 0; run < runs; run += 1) {
    const visited: string[] = [];
    for await (const { partnerId } of rounds.visit()) visited.push(partnerId);
    seen.push(visited.join(''));
  }
  return seen;
}

test('a run visits each partner once', async () => {
  expect(await visits(['a', 'b', 'c'], 10, 2)).toEqual(['abc', 'abc']);
  expect(await visits([], 10, 2)).toEqual(['', '']);
});

test('a run begins behind the last partner of the run before, so those at the end have their turn too', async () => {
  expect(await visits(['a', 'b', 'c', 'd', 'e'], 2, 4)).toEqual(['ab', 'cd', 'ea', 'bc']);
});

test('a run that fails at a partner does not keep the next one from those behind it', async () => {
  const partners = ['a', 'b', 'c'].map((name) => ({ partnerId: PartnerId.parse(name) }));
  const rounds = new PartnerRounds(async (behind) => partners.find(({ partnerId }) => partnerId > (behind ?? '')));
  const seen: string[] = [];
  const run = async () => {
    for await (const { partnerId } of rounds.visit()) {
      seen.push(partnerId);
      if (seen.length === 1) throw new Error('the store is down');
    }
  };
  await expect(run()).rejects.toThrow('the store is down');
  await run();
  expect(seen.join('')).toBe('abca');
});
