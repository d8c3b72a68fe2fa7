import { foldText } from '../../../shared/domain/fold-text.ts';
import { isOpen } from '../../../shared/domain/job.ts';
import type { PersonsOrder } from '../../../shared/ports/personal-data-admin.ts';
import { nameOfDamaged } from '../list-screening-rules.ts';
import type { OperatorPorts } from '../operator-ports.ts';
import type { Person } from './select-person.ts';

/** What of a rule names the person. Other entries name others. */
interface NamingRule {
  id: string;
  recipients: string[];
  addresses: string[];
}

/** What an erasure doesn't reach, because a person has to decide about it. */
export interface HeldElsewhere {
  /** Rules of the screening that name the person. */
  rules: NamingRule[];
  /** Rules that can't be read, by their id or place: they may name the person too. */
  unreadableRules: string[];
  /** Messages that were set aside. They have the partner's reference. */
  rejections: string[];
  /** Messages that were set aside, and can't be read: they may have it too. */
  unreadableRejections: string[];
  /** Open imports of the partner. Their files may have the person, and their lines still place orders. */
  imports: string[];
  /** Jobs of the partner that can't be read, and may be such imports. */
  unreadableImports: string[];
}

/** Rules are compared with the person's name, and with the addresses of the orders as the screening compares them. */
export async function findHeldElsewhere(
  { screeningRules, rejections, personalData, jobs }: OperatorPorts,
  { named, partnerId }: Person,
  orders: readonly PersonsOrder[],
): Promise<HeldElsewhere> {
  const ids = new Set<string>(orders.map(({ id }) => id));
  const addresses = await personalData.readAddresses(
    partnerId,
    orders.map(({ id }) => id),
  );
  const names = [...named, ...addresses.map(({ name }) => name)].map(foldText);
  const places = addresses.map(({ street, postalCode, city }) => foldText([street, postalCode, city].join(' ')));
  const partsOf = (texts: readonly string[], entries: readonly string[] = []) =>
    entries.filter((entry) => texts.some((text) => text.includes(foldText(entry))));
  const stored = await screeningRules.readEach();
  const whole = stored.flatMap((entry) => ('rule' in entry ? [entry.rule] : []));
  const rules = whole.map(({ id, when }) => ({
    id,
    recipients: partsOf(names, when?.recipients),
    addresses: partsOf([...places, ...named.map(foldText)], when?.addresses),
  }));
  const set = await rejections.list();
  const asides = set.rejections.filter(({ event }) => ids.has(event.orderId ?? ''));
  const ofPartner = await jobs.list({ partnerId });
  return {
    rules: rules.filter((rule) => rule.recipients.length + rule.addresses.length > 0),
    unreadableRules: stored.flatMap((entry) => ('damaged' in entry ? [nameOfDamaged(entry.damaged)] : [])),
    rejections: asides.map(({ id }) => id),
    unreadableRejections: set.unreadable.map(({ id }) => id),
    imports: ofPartner.jobs.filter((job) => job.kind === 'import' && isOpen(job)).map((job) => job.id),
    unreadableImports: ofPartner.unreadable.filter((id) => !id.startsWith('exp_')),
  };
}
