import type { DocumentType } from '../domain/schema-versions.ts';

/** A version of the app that serves, or that still ends the sagas which it has begun. */
export interface ServingVersion {
  release: string;
  /** The newest form of each type of document that it can read. */
  reads: Partial<Record<DocumentType, number>>;
  since: string;
}

/** What a release writes down about the versions that serve. */
export interface ServingVersionsAdmin {
  /** By the name of the colour. */
  list(): Promise<Record<string, ServingVersion>>;

  /** From now on this version serves as that colour. Written before it gets its first request or event. */
  begin(colour: string, version: Omit<ServingVersion, 'since'>): Promise<void>;

  /** Nothing of that colour runs any more: no request, no event and no saga. */
  end(colour: string): Promise<void>;
}
