import type { DocumentType } from '../domain/schema-versions.ts';

/** The versions of the app that serve now, as the release has recorded them. */
export interface ServingVersions {
  /**
   * The newest form of a type of document that all serving versions can read, at most seconds old. If nothing is
   * recorded, an older version may still serve, so it is the form before this version's own.
   */
  findReadable(type: DocumentType): Promise<number>;

  /** When the serving versions last changed. */
  findChangeTime(): Promise<Date>;
}
