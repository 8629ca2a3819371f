/** A category of incidents of one's own: electric bicycles that are charged in staircases. Fields left out have their defaults. */
import { assumption, parts } from "cosafe/model";

/** @type {import("cosafe/model").OwnCategory} */
const ebikeFires = {
  id: "ebike-fire",
  label: "Electric bicycles in staircases",
  values: {
    baseRate: 60,
    concentration: 1.3,
    seasonAmplitude: 0.3,
    seasonPeakDay: 200,
    latentShare: 0.97,
    escalationDays: 300,
    lapseDays: 40,
    noticeRate: 0.3,
    severityMean: 0.4,
    workHours: 1,
    harmMean: 6,
    harmTail: 1.6,
    expectedDays: 5,
    patrolSight: 0.3,
    culturePrevention: 0.3,
    disorder: 0.3,
    fear: 0.2,
  },
  // Fields without one are described as not stated.
  sources: { baseRate: assumption("an example, no figure was looked for") },
};

export default parts({ version: 1, categories: [ebikeFires] });
