import type { StoredFile } from '../domain/left-file.ts';

export interface StoredFilesPage {
  files: StoredFile[];
  /** Send it as `after` to go on; absent on the last page. */
  next: string | undefined;
}

/** All files of all partners, for housekeeping. */
export interface StoredFiles {
  /** @param prefix only names that begin so */
  list(prefix: string, page: { after?: string | undefined; limit: number }): Promise<StoredFilesPage>;
  /** Does nothing if the file doesn't exist. */
  remove(name: string): Promise<void>;
}
