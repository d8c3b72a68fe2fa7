import type { MailOutcome, Mails } from '../../ports/mails.ts';

/** An installation without a mail service. */
export class NoMails implements Mails {
  async send(): Promise<MailOutcome> {
    return 'off';
  }
}
