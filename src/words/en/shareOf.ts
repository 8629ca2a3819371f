/** What shares are shares of. Means of a scale from 0 to 1 have it as their whole. */

const scale = "the scale";
const wholes: Readonly<Record<string, string>> = {
  ...{ "dark-share": "ended incidents", "escalation-share": "hazards that arose", "report-share": "noticings" },
  ...{ "first-address-right": "cases", "reports-by-channel": "first reports", "reports-to-lead": "first reports" },
  ...{ "partner-found-share": "attempts", "reported-closure-share": "ended cases", "true-closure-share": "ended cases" },
  ...{ "joint-success-share": "joint cases", "recorded-share": "matters", "unsolved-by-cause": "ended matters" },
  ...{ "official-satisfaction": "reporters called back", "audit-rate": "matters of a month", "safe-share": "residents" },
  ...{ "official-safe-share": "residents", satisfaction: scale, expectation: scale, happiness: scale, "perceived-risk": scale },
  ...{ awareness: scale, "active-share": "residents", "registered-volunteers": "residents", "organiser-time": "hours needed" },
  ...{ literacy: scale, "intrinsic-motivation": scale, confidence: scale, "confidence-police": scale, "social-trust": scale },
  ...{ efficacy: scale, "dyadic-trust": scale, cooperation: scale, "proposals-adopted": "proposals", "pledges-kept": "hours pledged" },
  ...{ acceptability: "members", "effort-share": "hours on cases", "paid-share": "money due", "paid-share-by-year": "money due" },
  ...{ effort: scale, "provider-quality": scale, "working-share": "systems", "unmet-demand": "hours needed" },
  ...{ "alert-precision": "alerts", readiness: scale },
};

/** `% of residents`; `%` of what only a study of one's own measures. */
export function percentOf(indicator: string): string {
  const whole = wholes[indicator];
  return whole === undefined ? "%" : `% of ${whole}`;
}

/** Ids of the indicators of which it is known. */
export const sharesKnown: readonly string[] = Object.keys(wholes);
