export interface Edit {
  file: string;
  /** Occurs once in the file. */
  from: string;
  to: string;
}

/** A fault that is put into the code on purpose, to see whether the model finds it. */
export interface Break {
  name: string;
  /** Which model has to find it: that of orders by default. */
  model?: 'webhooks';
  edits: Edit[];
}
