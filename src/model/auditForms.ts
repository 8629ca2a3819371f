/** Forms in which a supervisor looks at the work of others: it reads their ledgers, revisits cases, asks reporters, or follows traces on the platform. */
export const auditForms = ["ledger", "sampling", "call-back", "digital"] as const;
export type AuditForm = (typeof auditForms)[number];
export const [LEDGER, SAMPLING, CALL_BACK, DIGITAL] = auditForms.map((_, form) => form);
