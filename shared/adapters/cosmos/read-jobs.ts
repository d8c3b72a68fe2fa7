import type { JSONObject } from '@azure/cosmos';
import { Job } from '../../domain/job.ts';
import { readDocument } from './read-document.ts';

/** Finds the jobs of all kinds in the change feed of their container. */
export function readJobs(documents: readonly unknown[]): Job[] {
  return (documents as readonly JSONObject[]).flatMap((document) =>
    document['type'] === 'job' ? (readDocument(Job, document, 'job', String(document['id'])) ?? []) : [],
  );
}
