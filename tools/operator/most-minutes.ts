/** Ten years: no order is older, and the date is still valid. */
export const MOST_MINUTES = 10 * 365 * 24 * 60;
