/** What a user fills in before a fault is switched on. */
export type FaultField = {
  name: string;
  label: string;
  /** Left out, the fault lasts until it is removed, or its own default applies. */
  isOptional?: true;
} & (
  | { kind: 'number'; least: number; most: number; initial?: number }
  | { kind: 'choice'; choices: readonly string[]; initial?: string }
);

export type FaultValues = Record<string, string | number>;

/** One fault that can be switched on. */
export interface FaultSwitch {
  id: string;
  /** Where it happens, the heading that it is listed under: `Carrier`. */
  place: string;
  /** What happens, as a sentence without its full stop: `The carrier books but answers too late`. */
  name: string;
  /** What to expect of it. */
  about: string;
  fields: readonly FaultField[];
  /** What the button says. */
  verb: string;
  /** A question that is asked first. */
  question?: string;
  /** Why it can't be switched on now. */
  unavailable?: string;
  /** The command that does the same; by default a request to the console. A JSON body is `fixed` with the values. */
  command?: string | { method: 'POST' | 'PUT'; url: string; fixed: Readonly<Record<string, unknown>> };
}

/** A fault that is on, of the system or of one thing. */
export interface ActiveFault {
  id: string;
  place: string;
  /** `The database is away` */
  name: string;
  /** `until 21:07:13`, or `2 of 3 calls are left` */
  detail?: string;
  since?: string;
  until?: string;
  /** The command that removes it; by default a request to the console. */
  command?: string;
  /** Ends by itself, and can't be removed: a killed process that is being started again. */
  isPassing?: true;
  /** The one thing that it concerns: it is no fault of the system then. */
  only?: { text: string; link: string };
}

export interface SwitchedOn {
  /** A sentence that says what is so now. */
  done: string;
  /** The id of the fault that is on now. */
  on: string;
}

/** What has happened, for the panel's list. */
export interface FaultNote {
  at: string;
  text: string;
}

export interface ShownFaults {
  switches: FaultSwitch[];
  active: ActiveFault[];
  /** Those that concern one thing each, or the first of very many. */
  single: ActiveFault[];
  /** How many of these there are, also those that are not listed. */
  singleCount: number;
  /** The newest first. */
  notes: FaultNote[];
}
