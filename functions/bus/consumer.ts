import type { z } from 'zod';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Rejections } from '../../shared/ports/rejections.ts';
import type { Retries } from '../../shared/ports/retries.ts';
import type { topic } from '../../shared/topic.ts';
import type { Patience } from './choose-retry-delay.ts';

export interface Consumer<T> {
  /** Of its function. */
  name: string;
  subscription: keyof typeof topic.subscriptions;
  /** What it can read; anything else is rejected. */
  reads: z.ZodType<T>;
  work(event: T): Promise<void>;
}

export interface ConsumerPorts {
  retries: Retries;
  rejections: Rejections;
  clock: Clock;
  patience: Patience;
}
