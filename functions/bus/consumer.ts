import type { z } from 'zod';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Rejections } from '../../shared/ports/rejections.ts';
import type { Retries } from '../../shared/ports/retries.ts';
import type { sources } from '../../shared/topic.ts';
import type { Patience } from './choose-retry-delay.ts';

export interface Consumer<T> {
  /** The name of the consumer's function. */
  name: string;
  /** The subscription, or the queue, that it gets them from. */
  subscription: keyof typeof sources;
  /** The messages that it can read. All others are rejected. */
  reads: z.ZodType<T>;
  work(event: T): Promise<void>;
}

export interface ConsumerPorts {
  retries: Retries;
  rejections: Rejections;
  clock: Clock;
  patience: Patience;
}
