export const colours = ['blue', 'green'] as const;
export type Colour = (typeof colours)[number];

/** The name of the colour's task hub, as infra/main.bicep sets it. */
export const taskHubOf = (colour: Colour): string => `PartnerOrders${colour}`;
