import { type Check, unknown, well } from './finding.ts';

export const checkMails: Check = {
  subject: 'the mails to partners',
  async run({ partners, addresses }) {
    if (addresses.mails === undefined)
      return unknown(
        'no mails are sent: partners learn of a disabled webhook endpoint only from its event',
        'docs/deploy.md, Mails: azd env set MAIL_DATA_LOCATION Europe. If it is set, set MAIL_ENDPOINT to the output of the deployment',
      );
    const { partners: known } = await partners.list();
    const silent = known.filter(({ contact }) => contact === undefined).map(({ id }) => id);
    if (silent.length === 0) return well(`mails are sent by ${addresses.mails}, and every partner has a contact`);
    return [
      ...well(`mails are sent by ${addresses.mails}`),
      ...unknown(`without a contact for mails: ${silent.join(', ')}`, 'partners set PARTNER --contact MAIL'),
    ];
  },
};
