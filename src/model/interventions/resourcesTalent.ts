/**
 * Resources and talent: funds from several sources, posts, training, incentives to stay, pooling of staff.
 */

import { intervention } from "../intervention.ts";
import { assumption } from "../parameter.ts";
import { add } from "../policy.ts";

export const resourcesTalent = intervention({
  id: "resources-talent",
  title: "Resources and talent",
  summary: "More sources of money, more and better trained people, pooled staff.",
  failureMode: "Money without clear mandates idles; trained people quit under load.",
  source: "Case shanghai-smart",
  parameters: {
    addedFunds: {
      default: 25,
      unit: "yuan/resident/year",
      min: 0,
      max: 5000,
      meaning: "Money from enterprises, charity and residents.",
      source: assumption("desired end state; a scenario sets it"),
    },
    addedPosts: {
      default: 3,
      unit: "count",
      min: 0,
      max: 500,
      meaning: "Posts per 8,000 residents.",
      source: assumption("desired end state; a scenario sets it"),
    },
    training: {
      default: 0.6,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Reach of professional training.",
      source: assumption("desired end state; a scenario sets it"),
    },
    talentIncentive: {
      default: 0.5,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Incentives that keep people.",
      source: assumption("desired end state; a scenario sets it"),
    },
    pooling: {
      default: 0.4,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Share of idle hours that organisations lend each other.",
      source: assumption("desired end state; a scenario sets it"),
    },
    planningCost: {
      default: 1,
      unit: "yuan/resident",
      min: 0,
      max: 100000,
      meaning: "Planning: one-off sum per resident.",
      source: assumption("order of magnitude; no price series found"),
    },
    buildCost: {
      default: 2,
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
  phases: { planning: 60, construction: 120 },
  cost: (world, values) => ({
    planning: values.planningCost * world.place.residentCount,
    construction: values.buildCost * world.place.residentCount,
    operation: values.runCost * world.place.residentCount,
  }),
  apply: ({ policy, place }, lever, values) => {
    add(policy, "addedFunds", values.addedFunds, lever.level);
    add(policy, "addedPosts", (values.addedPosts * place.residentCount) / 8000, lever.level);
    add(policy, "staffTraining", values.training, lever.level);
    add(policy, "talentIncentive", values.talentIncentive, lever.level);
    add(policy, "pooling", values.pooling, lever.level);
  },
});
