/** Ten years: no order is older, and the time so long ago is a date. */
export const MOST_MINUTES = 10 * 365 * 24 * 60;
