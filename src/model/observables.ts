/**
 * Observables: the few quantities an office can watch day by day, which triggers (`when: backlog > 40 for 14 days`) may refer to.
 */
export const observableIds = [
  "backlog",
  "utilisation",
  "open-hazards",
  "incidents-30-days",
  "reports-30-days",
  "satisfaction",
  "sense-of-security",
  "confidence-police",
  "active-share",
] as const;
export type ObservableId = (typeof observableIds)[number];
