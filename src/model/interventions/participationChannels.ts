/**
 * Participation channels: easier ways to report and to have a say.
 */

import { intervention } from "../intervention.ts";
import { assumption } from "../parameter.ts";
import { lower, raise } from "../policy.ts";

export const participationChannels = intervention({
  id: "participation-channels",
  title: "Participation channels",
  summary: "Cheap, near channels for reports and a voice in decisions.",
  failureMode: "Calls beyond capacity: backlog, failed responses, confidence below the start.",
  source: "Cases caotang-road, tongxiang, taiyuan, shanghai-smart; FixMyStreet (Sjoberg et al. 2017 [V])",
  parameters: {
    channelCost: {
      default: 0.2,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Remaining cost of reaching someone.",
      source: assumption("desired end state; a scenario sets it"),
    },
    participationCost: {
      default: 0.3,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Remaining cost of taking part.",
      source: assumption("desired end state; a scenario sets it"),
    },
    voice: {
      default: 0.6,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "How far residents' views reach decisions.",
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
      default: 3,
      unit: "yuan/resident",
      min: 0,
      max: 100000,
      meaning: "Construction: one-off sum per resident.",
      source: assumption("order of magnitude; no price series found"),
    },
    runCost: {
      default: 3,
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
    lower(policy, "channelCost", values.channelCost, lever.level);
    lower(policy, "participationCost", values.participationCost, lever.level);
    raise(policy, "voice", values.voice, lever.level);
  },
});
