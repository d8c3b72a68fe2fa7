export const colours = ['blue', 'green'] as const;
export type Colour = (typeof colours)[number];
