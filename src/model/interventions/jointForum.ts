/**
 * Forum: regular face-to-face dialogue of organisations with rules, membership and an admission pace (SFIC institutional design).
 */

import { costPerResident, costsPerResident, intervention } from "../intervention.ts";
import { achieved, choice, endState } from "../parameter.ts";
import { between, halfToDouble } from "../plausible.ts";
import { add, lower, raise } from "../policy.ts";

export const jointForum = intervention({
  id: "forum",
  title: "Joint forum",
  summary: "A standing forum with ground rules, deliberation, wider membership and quick joint results.",
  failureMode:
    "Talk without decisions that are carried out tires members; many newcomers at once bring little commitment, and pledges die.",
  source: "Cases caotang-road, beijing-c, shanghai-smart; Johnston et al. 2011, Smaldino & Lubell 2011 [V]",
  answers: ["queue", "security"],
  parameters: {
    frequency: {
      default: 1,
      unit: "per month",
      min: 0,
      max: 8,
      meaning: "Meetings.",
      source: choice("desired end state; a scenario sets it"),
      plausible: halfToDouble(),
    },
    inclusiveness: endState(0.7, "How many kinds of stakeholder have a say."),
    groundRules: endState(0.8, "Clear rules and transparent process."),
    deliberation: endState(0.65, "Share of time spent listening and arguing."),
    decisionRule: {
      default: 0.66,
      unit: "share",
      min: 0.5,
      max: 1,
      meaning: "Share of members who must agree.",
      source: choice("supermajority does best (Choi & Robertson 2014 [V])"),
      plausible: between(0.5, 1, "from a simple majority to unanimity"),
    },
    admissionPace: {
      default: 0.5,
      unit: "per month",
      min: 0,
      max: 50,
      meaning: "New members admitted.",
      source: choice("slow growth protects commitment"),
      plausible: halfToDouble(),
    },
    smallWinFocus: {
      default: 0.6,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Focus on quick joint results.",
      source: choice("small wins start the virtuous cycle (Ansell & Gash 2008 [V])"),
      plausible: between(0, 1, "any level may be chosen"),
    },
    interdependence: achieved(0.6, "How far members come to see that they need each other."),
    divergence: achieved(0.3, "Remaining divergence of interests after talks on sharing benefits."),
    ...costsPerResident({ planning: 0.5, build: 0.5, run: 1.5 }),
  },
  phases: { planning: 30, construction: 60 },
  cost: costPerResident,
  apply: ({ policy }, state, values) => {
    raise(policy, "forumFrequency", values.frequency, state.level);
    raise(policy, "inclusiveness", values.inclusiveness, state.level);
    raise(policy, "groundRules", values.groundRules, state.level);
    raise(policy, "deliberation", values.deliberation, state.level);
    policy.decisionRule += (values.decisionRule - policy.decisionRule) * state.level;
    add(policy, "admissionPace", values.admissionPace, state.level);
    raise(policy, "smallWinFocus", values.smallWinFocus, state.level);
    raise(policy, "interdependence", values.interdependence, state.level);
    lower(policy, "interestDivergence", values.divergence, state.level);
  },
});
