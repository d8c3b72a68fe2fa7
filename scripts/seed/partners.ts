import { PartnerId } from '../../shared/domain/ids.ts';

export interface SeedPartner {
  id: PartnerId;
  name: string;
  /** Decides the partner's limits. */
  tier: 'generous' | 'small';
}

export const partners: readonly SeedPartner[] = [
  { id: PartnerId.parse('acme'), name: 'Acme Marketplace', tier: 'generous' },
  { id: PartnerId.parse('globex'), name: 'Globex Resellers', tier: 'small' },
];

/** Every app role: what a partner's client is granted unless it asks for less. */
export const roles = ['orders.read', 'orders.write', 'reports.read'];
