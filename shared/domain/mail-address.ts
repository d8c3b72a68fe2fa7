import { z } from 'zod';

/** An address that mails can go to. RFC 5321 allows 254 characters. */
export const MailAddress = z.email('is not a mail address').max(254);
