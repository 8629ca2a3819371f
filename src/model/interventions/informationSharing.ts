/**
 * Information sharing: one platform on which organisations enter, dispatch and follow cases. While it is built it is one more system on top.
 */

import { intervention } from "../intervention.ts";
import { assumption } from "../parameter.ts";
import { add, raise } from "../policy.ts";

export const informationSharing = intervention({
  id: "information-sharing",
  title: "Information-sharing platform",
  summary: "A shared platform: single entry, automatic dispatch, merged duplicates, visible progress.",
  failureMode: "One more system on top during roll-out; little effect while responsibilities are unclear or partners distrust each other.",
  source: "Cases caotang-road, taiyuan, shanghai-smart; Jiangxi and Yongchuan reforms [P]",
  parameters: {
    coverage: {
      default: 0.9,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Share of cases recorded on the platform in operation.",
      source: assumption("desired end state; a scenario sets it"),
    },
    interoperability: {
      default: 0.85,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "How far the platform replaces entries in other systems.",
      source: assumption("desired end state; a scenario sets it"),
    },
    automaticDispatch: {
      default: 0.8,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Share of cases dispatched automatically.",
      source: assumption("desired end state; a scenario sets it"),
    },
    duplicateMerging: {
      default: 0.8,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Share of duplicate reports it recognises.",
      source: assumption("desired end state; a scenario sets it"),
    },
    openness: {
      default: 0.6,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Openness of progress to partners and residents.",
      source: assumption("desired end state; a scenario sets it"),
    },
    security: {
      default: 0.7,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Protection of the data held.",
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
      default: 14,
      unit: "yuan/resident",
      min: 0,
      max: 100000,
      meaning: "Construction: one-off sum per resident.",
      source: assumption("order of magnitude; no price series found"),
    },
    runCost: {
      default: 5,
      unit: "yuan/resident/year",
      min: 0,
      max: 100000,
      meaning: "Operation: yearly sum per resident.",
      source: assumption("order of magnitude; no price series found"),
    },
  },
  phases: { planning: 90, construction: 210 },
  cost: (world, values) => ({
    planning: values.planningCost * world.place.residentCount,
    construction: values.buildCost * world.place.residentCount,
    operation: values.runCost * world.place.residentCount,
  }),
  apply: ({ policy }, lever, values) => {
    // Entries double up from the first day of construction; the benefits come with what is built and connected.
    if (lever.phase === "construction") policy.rollout += lever.strength * (1 - lever.built * 0.5);
    const connected = lever.level * lever.level;
    raise(policy, "platformCoverage", values.coverage, lever.level);
    raise(policy, "interoperability", values.interoperability, connected);
    add(policy, "automaticDispatch", values.automaticDispatch, connected);
    add(policy, "duplicateMerging", values.duplicateMerging, connected);
    raise(policy, "openness", values.openness, lever.level);
    raise(policy, "dataSecurity", values.security, lever.level);
  },
});
