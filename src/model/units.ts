/** Units of counting: what amounts are stated per. They scale numbers and say nothing about the world. */

/** Residents of the community for which hours, posts and losses are stated. */
export const REFERENCE_RESIDENTS = 8000;
/** Residents for whom visible disorder and arrivals of hazards are counted. */
export const PER_THOUSAND = 1000;
/** A share of 1 in per cent. */
export const PER_CENT = 100;
