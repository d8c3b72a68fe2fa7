import type { DocumentType } from '../domain/schema-versions.ts';

/** A version of the app that serves, or that still finishes its sagas. */
export interface ServingVersion {
  release: string;
  /** The newest form that it can read of each type of document. */
  reads: Partial<Record<DocumentType, number>>;
  since: string;
}

/** What a release records about the serving versions. */
export interface ServingVersionsAdmin {
  /** Lists them by colour. */
  list(): Promise<Record<string, ServingVersion>>;

  /** Records that this version now serves as that colour. Written before it gets its first request or event. */
  begin(colour: string, version: Omit<ServingVersion, 'since'>): Promise<void>;

  /** Records that nothing of that colour runs any more: no request, no event and no saga. */
  end(colour: string): Promise<void>;
}
