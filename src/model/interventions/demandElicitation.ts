/**
 * Demand elicitation: ask residents what they need, and act on it. Asking and acting are two settings.
 */

import { intervention } from "../intervention.ts";
import { assumption } from "../parameter.ts";
import { add, raise } from "../policy.ts";

export const demandElicitation = intervention({
  id: "demand-elicitation",
  title: "Demand elicitation and service orientation",
  summary: "Regular surveys and hearings; supply follows what residents need.",
  failureMode: "Needs asked for and ignored: expectation rises, satisfaction falls.",
  source: "Case taiyuan",
  parameters: {
    elicitation: {
      default: 0.8,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "How thoroughly residents are asked.",
      source: assumption("desired end state; a scenario sets it"),
    },
    responsiveness: {
      default: 0.75,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "How far supply follows the answers.",
      source: assumption("desired end state; a scenario sets it"),
    },
    serviceOrientation: {
      default: 0.7,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Service-minded attention to residents.",
      source: assumption("desired end state; a scenario sets it"),
    },
    voice: {
      default: 0.4,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "How far residents' views reach decisions.",
      source: assumption("desired end state; a scenario sets it"),
    },
    planningCost: {
      default: 0.5,
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
      default: 1.5,
      unit: "yuan/resident/year",
      min: 0,
      max: 100000,
      meaning: "Operation: yearly sum per resident.",
      source: assumption("order of magnitude; no price series found"),
    },
  },
  phases: { planning: 30, construction: 60 },
  cost: (world, values) => ({
    planning: values.planningCost * world.place.residentCount,
    construction: values.buildCost * world.place.residentCount,
    operation: values.runCost * world.place.residentCount,
  }),
  apply: ({ policy }, lever, values) => {
    add(policy, "elicitation", values.elicitation, lever.level);
    add(policy, "responsiveness", values.responsiveness, lever.level);
    raise(policy, "demandKnowledge", values.elicitation, lever.level);
    raise(policy, "serviceOrientation", values.serviceOrientation, lever.level * values.responsiveness);
    raise(policy, "voice", values.voice, lever.level * values.responsiveness);
  },
});
