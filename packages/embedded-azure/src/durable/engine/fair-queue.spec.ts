import { expect, test } from 'vitest';
import { FairQueue } from './fair-queue.ts';

function drain(queue: FairQueue<string>): string[] {
  return [
    ...(function* () {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) yield item;
    })(),
  ];
}

test('owners take turns, each with its oldest item', () => {
  const queue = new FairQueue<string>();
  for (const item of ['a1', 'a2', 'a3']) queue.push(1, item);
  queue.push(2, 'b1');
  queue.push(3, 'c1');
  expect(drain(queue)).toEqual(['a1', 'b1', 'c1', 'a2', 'a3']);
});

test('a dropped item is not handed out', () => {
  const queue = new FairQueue<string>();
  queue.push(1, 'a1');
  queue.push(2, 'b1');
  queue.drop(1);
  expect(drain(queue)).toEqual(['b1']);
});
