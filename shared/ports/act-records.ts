import type { Act, ActEnd } from '../domain/act.ts';

/** Where acts are recorded. Records are only ever added: nobody's role allows more. */
export interface ActRecords {
  /** Notes that an act begins. Nothing is done that can't be noted. */
  begin(act: Act): Promise<void>;

  end(act: Act, end: ActEnd): Promise<void>;
}
