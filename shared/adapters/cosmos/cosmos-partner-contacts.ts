import type { Container } from '@azure/cosmos';
import { z } from 'zod';
import type { PartnerId } from '../../domain/ids.ts';
import { MailAddress } from '../../domain/mail-address.ts';
import type { PartnerContacts } from '../../ports/partner-contacts.ts';
import { PARTNER_ID } from './cosmos-partners.ts';
import { PartnerDocuments } from './partner-documents.ts';

const Contact = z.object({ contact: MailAddress });

/** The contacts of partners, in the partners' documents. */
export class CosmosPartnerContacts implements PartnerContacts {
  readonly #documents: PartnerDocuments;

  constructor(container: Container) {
    this.#documents = new PartnerDocuments(container);
  }

  async findContact(partnerId: PartnerId): Promise<string | undefined> {
    const found = await this.#documents.read(partnerId, PARTNER_ID, []);
    return Contact.safeParse(found?.document).data?.contact;
  }
}
