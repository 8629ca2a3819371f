/** Parameters of routing: from the first address to the organisation in charge. */
import { assumption, evidence, parameters } from "../parameter.ts";

export const routingParameters = parameters("routing", "Routing of cases", {
  hopDays: {
    default: 2.5,
    unit: "days",
    min: 0,
    max: 60,
    meaning: "Mean time a case lies at a wrong address before it is passed on.",
    source: assumption("transfer times not found"),
  },
  transferRelief: {
    default: 0.7,
    unit: "share",
    min: 0,
    max: 1,
    meaning: "Share of the transfer time that a fully working platform saves where responsibilities are fully clear.",
    source: assumption("a click instead of a letter"),
  },
  maximumHops: {
    default: 8,
    unit: "count",
    min: 1,
    max: 50,
    meaning: "After so many hops the street office decides.",
    source: assumption("bounded patience"),
  },
  intakeHours: {
    default: 0.35,
    unit: "hours",
    min: 0,
    max: 20,
    meaning: "Staff time to take in, look at and pass on one case.",
    source: assumption("about 20 minutes"),
  },
  duplicateHours: {
    default: 0.4,
    unit: "hours",
    min: 0,
    max: 20,
    meaning: "Staff time per duplicate report that nobody merges.",
    source: assumption("about as long as an intake"),
  },
  platformAccuracy: {
    default: 0.7,
    unit: "probability",
    min: 0,
    max: 1,
    meaning: "Probability that automatic dispatch finds the right address by itself.",
    source: evidence("V", "Dongcheng grid: automatic dispatch right in more than 70 %"),
  },
  overlapWaitDays: {
    default: 4,
    unit: "days",
    min: 0,
    max: 90,
    meaning: "Mean delay when two organisations with the same mandate wait for each other.",
    source: assumption("mutual waiting; length assumed"),
  },
  overlapDoubleShare: {
    default: 0.4,
    unit: "share",
    min: 0,
    max: 1,
    meaning: "Share of overlaps in which both handle the case instead of waiting.",
    source: assumption("not measured"),
  },
  rigidity: {
    default: 0.6,
    unit: "share",
    min: 0,
    max: 1,
    meaning:
      "Probability that a partner asked for help with a matter outside its own written duties refuses, at full clarity and no cooperation.",
    source: assumption("clear lines without cooperation turn into «not mine»"),
  },
});
