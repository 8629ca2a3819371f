/**
 * Responsibility clarification: a matrix of who leads what, rights and duties of partners, and the design from above that backs it.
 */

import { costPerResident, costsPerResident, intervention } from "../intervention.ts";
import { endState } from "../parameter.ts";
import { lower, raise } from "../policy.ts";

export const responsibilityClarification = intervention({
  id: "responsibility-clarification",
  title: "Clarified responsibility",
  summary: "A responsibility matrix: who leads, who helps, with which rights.",
  failureMode: "Clarity without cooperation: partners refuse what is not written in their duties.",
  source: "Cases tongxiang, beijing-c, shanghai-smart",
  answers: ["queue", "closure"],
  parameters: {
    clarity: endState(0.8, "Share of matters whose lead is written down."),
    rights: endState(0.75, "How far partners' rights and duties are laid down."),
    overlap: endState(0.15, "Remaining overlap of mandates."),
    topDesign: endState(0.7, "Clarity of guidance from above."),
    ...costsPerResident({ planning: 2, build: 1, run: 1 }),
  },
  phases: { planning: 90, construction: 60 },
  cost: costPerResident,
  apply: ({ policy }, state, values) => {
    raise(policy, "responsibilityClarity", values.clarity, state.level);
    raise(policy, "rightsClarity", values.rights, state.level);
    lower(policy, "mandateOverlap", values.overlap, state.level);
    raise(policy, "policyClarity", values.topDesign, state.level);
  },
});
