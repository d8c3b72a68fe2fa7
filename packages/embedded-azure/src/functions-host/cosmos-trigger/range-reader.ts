import { ChangeFeedStartFrom, type Container, type FeedRange, StatusCodes } from '@azure/cosmos';
import type { TriggerSettings } from './trigger-settings.ts';

export interface FeedPage {
  documents: unknown[];
  /** Where to go on after this page. */
  continuation: string;
}

/** Reads the change feed of one range, page by page. */
export function readRange(
  container: Container,
  range: FeedRange,
  continuation: string | null,
  settings: TriggerSettings,
): () => Promise<FeedPage> {
  const iterator = container.items.getChangeFeedIterator({
    maxItemCount: settings.maxItemsPerInvocation,
    changeFeedStartFrom: startOf(range, continuation, settings),
  });
  return async () => {
    const page = await iterator.readNext();
    const documents: unknown[] = page.statusCode === StatusCodes.NotModified ? [] : page.result;
    return { documents, continuation: page.continuationToken };
  };
}

function startOf(range: FeedRange, continuation: string | null, settings: TriggerSettings): ChangeFeedStartFrom {
  if (continuation !== null) return ChangeFeedStartFrom.Continuation(continuation);
  if (settings.startFromBeginning) return ChangeFeedStartFrom.Beginning(range);
  if (settings.startFromTime !== undefined) return ChangeFeedStartFrom.Time(new Date(settings.startFromTime), range);
  return ChangeFeedStartFrom.Now(range);
}
