/** A mail in plain text to one person. */
export interface Mail {
  /** The same for each attempt: a mail is sent once for each id. */
  id: string;
  to: string;
  subject: string;
  text: string;
}

/**
 * - `accepted`: the mail service has it and sends it.
 * - `refused`: the mail service will never send it, for example because it considers the address invalid.
 * - `off`: this installation sends no mails.
 */
export type MailOutcome = 'accepted' | 'refused' | 'off';

/** Mails to a partner's contact. */
export interface Mails {
  /**
   * May be repeated: the mail service sends a mail with the same id once.
   *
   * @throws Unavailable another attempt may succeed
   */
  send(mail: Mail): Promise<MailOutcome>;
}
