/** Units of time. One step is one day; a month is 30 days, a year 365. */

export const DAYS_PER_WEEK = 7;
export const DAYS_PER_MONTH = 30;
export const DAYS_PER_YEAR = 365;
