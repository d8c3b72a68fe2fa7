import type { StockEvent, StockWatch, WatchedLevel } from '../domain/stock-watch.ts';

/** What the stock's change feed delivered that concerns the watch. */
export interface StockChanges {
  levels: WatchedLevel[];
  /** Events that the watch has noted, to be published. */
  events: StockEvent[];
}

/** Finds the levels and the events among changed documents. */
export type ReadStockChanges = (documents: readonly unknown[]) => StockChanges;

export interface StockWatches {
  /**
   * Notes what a level has crossed, and its events, in one write. Returns false if that was noted before, or the level
   * is gone: then nothing is written.
   */
  note(level: WatchedLevel, noted: { watch: StockWatch; events: readonly StockEvent[] }): Promise<boolean>;
}

export interface StockEventBus {
  /** Publishes events. Subscribers get an event once, even if it is published twice. */
  publish(events: readonly StockEvent[]): Promise<void>;
}
