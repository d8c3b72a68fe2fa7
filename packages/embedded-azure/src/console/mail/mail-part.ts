import type { AcceptedMail } from '../../email/mail-store.ts';
import type { ConsolePart } from '../console-part.ts';
import type { ShownMail } from './shown-mail.ts';

const MOST = 200;

/** The mails that the mail service has accepted, the newest first. */
export function mailPart(mails: () => readonly AcceptedMail[]): ConsolePart {
  return {
    name: 'mail',
    routes: [
      { method: 'GET', path: '/api/mail', handle: () => ({ status: 200, body: mails().slice(0, MOST).map(toShown) }) },
    ],
  };
}

function toShown({ operationId, acceptedAt, message }: AcceptedMail): ShownMail {
  const { content, recipients, senderAddress } = message;
  return {
    id: operationId,
    at: acceptedAt,
    from: senderAddress,
    to: recipients.to.map(({ address }) => address),
    subject: content.subject,
    text: content.plainText ?? content.html ?? '',
  };
}
