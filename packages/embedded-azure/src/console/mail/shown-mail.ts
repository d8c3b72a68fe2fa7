export interface ShownMail {
  id: string;
  at: string;
  from: string;
  to: string[];
  subject: string;
  /** The plain text, or the HTML if there is no other. */
  text: string;
}
