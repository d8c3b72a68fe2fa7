import type { DocumentType } from '../domain/schema-versions.ts';

/** Which versions of the app serve now, as the release has written it down. */
export interface ServingVersions {
  /**
   * The newest form of a type of document that all of them can read; seconds old at the most. Where nobody has written
   * down who serves, the form before this version's own: then an older version may be there.
   */
  findReadable(type: DocumentType): Promise<number>;

  /** When that last changed. */
  findChangeTime(): Promise<Date>;
}
