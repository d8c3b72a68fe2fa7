import { expect, test } from 'vitest';
import { PriorityQueue } from './priority-queue.ts';

const drain = (queue: PriorityQueue<number>) => {
  const taken: number[] = [];
  for (let next = queue.takeFirst(); next !== undefined; next = queue.takeFirst()) taken.push(next);
  return taken;
};

test('items come out lowest first, for any order of insertion', () => {
  const queue = new PriorityQueue<number>((n) => n);
  for (const n of [5, 1, 4, 2, 3]) queue.add(n);
  expect(queue.firstRank()).toBe(1);
  expect(drain(queue)).toEqual([1, 2, 3, 4, 5]);
  expect(queue.firstRank()).toBe(Infinity);
});

test('any item can be removed from the middle, and the others keep their order', () => {
  const numbers = Array.from({ length: 200 }, (_, index) => (index * 7919) % 1009);
  for (const removed of [numbers[0], numbers[77], numbers[199]]) {
    const queue = new PriorityQueue<number>((n) => n);
    for (const n of numbers) queue.add(n);
    expect(queue.remove(removed ?? -1)).toBe(true);
    expect(queue.remove(removed ?? -1)).toBe(false);
    expect(drain(queue)).toEqual(numbers.filter((n) => n !== removed).sort((a, b) => a - b));
  }
});
