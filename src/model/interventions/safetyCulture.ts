/**
 * Safety culture: campaigns, training of residents, shared norms of careful behaviour. Norms grow with years of practice and fade with the campaign.
 */

import { intervention } from "../intervention.ts";
import { assumption } from "../parameter.ts";
import { add, raise } from "../policy.ts";

export const safetyCulture = intervention({
  id: "safety-culture",
  title: "Safety culture and training",
  summary: "Campaigns and training that raise awareness, literacy and careful habits.",
  failureMode: "A campaign decays; trivia are over-reported; awareness raises fear.",
  source: "Cases caotang-road, taiyuan",
  parameters: {
    campaign: {
      default: 0.6,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Intensity of campaigns.",
      source: assumption("desired end state; a scenario sets it"),
    },
    training: {
      default: 0.5,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Reach of residents' training.",
      source: assumption("desired end state; a scenario sets it"),
    },
    culture: {
      default: 0.7,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Shared norms of careful behaviour when fully grown.",
      source: assumption("desired end state; a scenario sets it"),
    },
    growthDays: {
      default: 540,
      unit: "days",
      min: 1,
      max: 10000,
      meaning: "Days of operation until norms are two thirds grown.",
      source: assumption("culture takes years"),
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
      default: 4,
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
    const grown = lever.operationDays / (lever.operationDays + values.growthDays / 2);
    add(policy, "campaign", values.campaign, lever.level);
    add(policy, "residentTraining", values.training, lever.level);
    raise(policy, "safetyCulture", values.culture, lever.level * grown);
  },
});
