import type { Erasure } from '../domain/erasure.ts';
import type { PartnerId } from '../domain/ids.ts';

export interface FoundErasure {
  erasure: Erasure;
  etag: string;
}

export interface OpenErasures {
  found: (FoundErasure & { key: string })[];
  /** Where the next page begins; undefined if there is none. */
  next: string | undefined;
}

/** Requests to erase the data of a person. One that is done is kept for 400 days. */
export interface Erasures {
  /** @returns false if it is there already */
  add(erasure: Erasure): Promise<boolean>;
  find(key: Pick<Erasure, 'partnerId' | 'id'>): Promise<FoundErasure | undefined>;
  /** Whether it is there, also one that is damaged or of a newer version. */
  has(key: Pick<Erasure, 'partnerId' | 'id'>): Promise<boolean>;
  /** @returns false if it has changed since it was read */
  replace(erasure: Erasure, etag: string): Promise<boolean>;
  /** The next partner, by id, with erasures that are not done. Without `after`, the first one. */
  findNextPartner(after: PartnerId | undefined): Promise<PartnerId | undefined>;
  /**
   * A page of a partner's erasures that are not done, the oldest first. One that can't be read is left out.
   *
   * @param after the key of the last one of the page before
   */
  listOpen(partnerId: PartnerId, page: { after?: string | undefined; limit: number }): Promise<OpenErasures>;
}
