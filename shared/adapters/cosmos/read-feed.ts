import type { JSONObject } from '@azure/cosmos';
import type { StoredEvent } from '../../ports/event-feed.ts';
import { FeedEntry } from './feed-documents.ts';
import { readDocument } from './read-document.ts';

/** Finds the entries in the change feed of the feed. */
export function readFeed(documents: readonly unknown[]): StoredEvent[] {
  return (documents as readonly JSONObject[]).flatMap((document) => {
    if (document['type'] !== 'entry') return [];
    const entry = readDocument(FeedEntry, document, 'feedEntry', String(document['id']));
    if (entry === undefined) return [];
    const { partnerId: owner, segment, position, event } = entry;
    return [{ owner, segment: Number(segment), position, event }];
  });
}
