/**
 * Responsibility clarification: a matrix of who leads what, rights and duties of partners, and the design from above that backs it.
 */

import { intervention } from "../intervention.ts";
import { assumption } from "../parameter.ts";
import { lower, raise } from "../policy.ts";

export const responsibilityClarification = intervention({
  id: "responsibility-clarification",
  title: "Clarified responsibility",
  summary: "A responsibility matrix: who leads, who helps, with which rights.",
  failureMode: "Clarity without cooperation: partners refuse what is not written in their duties.",
  source: "Cases tongxiang, beijing-c, shanghai-smart",
  parameters: {
    clarity: {
      default: 0.9,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Probability that the first address is right.",
      source: assumption("desired end state; a scenario sets it"),
    },
    rights: {
      default: 0.75,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "How far partners' rights and duties are laid down.",
      source: assumption("desired end state; a scenario sets it"),
    },
    overlap: {
      default: 0.08,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Remaining overlap of mandates.",
      source: assumption("desired end state; a scenario sets it"),
    },
    topDesign: {
      default: 0.7,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Clarity of guidance from above.",
      source: assumption("desired end state; a scenario sets it"),
    },
    planningCost: {
      default: 2,
      unit: "yuan/resident",
      min: 0,
      max: 100000,
      meaning: "Planning: one-off sum per resident.",
      source: assumption("order of magnitude; no price series found"),
    },
    buildCost: {
      default: 1,
      unit: "yuan/resident",
      min: 0,
      max: 100000,
      meaning: "Construction: one-off sum per resident.",
      source: assumption("order of magnitude; no price series found"),
    },
    runCost: {
      default: 1,
      unit: "yuan/resident/year",
      min: 0,
      max: 100000,
      meaning: "Operation: yearly sum per resident.",
      source: assumption("order of magnitude; no price series found"),
    },
  },
  phases: { planning: 90, construction: 60 },
  cost: (world, values) => ({
    planning: values.planningCost * world.place.residentCount,
    construction: values.buildCost * world.place.residentCount,
    operation: values.runCost * world.place.residentCount,
  }),
  apply: ({ policy }, lever, values) => {
    raise(policy, "responsibilityClarity", values.clarity, lever.level);
    raise(policy, "rightsClarity", values.rights, lever.level);
    lower(policy, "mandateOverlap", values.overlap, lever.level);
    raise(policy, "policyClarity", values.topDesign, lever.level);
  },
});
