/** All patterns, in the order of their numbers. Adding one: write its file in patterns/ and list it here. */
import type { Measure } from "./measure.ts";
import type { Pattern } from "./pattern.ts";
import { ageGradient } from "./patterns/ageGradient.ts";
import { alertPrecision } from "./patterns/alertPrecision.ts";
import { beforeAfter } from "./patterns/beforeAfter.ts";
import { caseRankings } from "./patterns/caseRankings.ts";
import { communityPolicingNull } from "./patterns/communityPolicingNull.ts";
import { communityPolicingResourced } from "./patterns/communityPolicingResourced.ts";
import { contactAsymmetry } from "./patterns/contactAsymmetry.ts";
import { crowdingOut } from "./patterns/crowdingOut.ts";
import { effortDecay } from "./patterns/effortDecay.ts";
import { failureCombinations } from "./patterns/failureCombinations.ts";
import { firstAddresses } from "./patterns/firstAddresses.ts";
import { forumRules } from "./patterns/forumRules.ts";
import { heterogeneityAlone } from "./patterns/heterogeneityAlone.ts";
import { hotlineFigures } from "./patterns/hotlineFigures.ts";
import { hotlineTickets } from "./patterns/hotlineTickets.ts";
import { jointCases } from "./patterns/jointCases.ts";
import { monitoringConsequence } from "./patterns/monitoringConsequence.ts";
import { neighbourhoodWatch } from "./patterns/neighbourhoodWatch.ts";
import { networkShift } from "./patterns/networkShift.ts";
import { packageSynergy } from "./patterns/packageSynergy.ts";
import { placeConcentration } from "./patterns/placeConcentration.ts";
import { recognition } from "./patterns/recognition.ts";
import { recordingAudits } from "./patterns/recordingAudits.ts";
import { repeatVictimisation } from "./patterns/repeatVictimisation.ts";
import { satisfiedSolved } from "./patterns/satisfiedSolved.ts";
import { secondReport } from "./patterns/secondReport.ts";
import { singleEntry } from "./patterns/singleEntry.ts";
import { smartGates } from "./patterns/smartGates.ts";
import { trustRecovery } from "./patterns/trustRecovery.ts";
import { victimReporting } from "./patterns/victimReporting.ts";
import { visibilityMoney } from "./patterns/visibilityMoney.ts";

export const patterns: readonly Pattern[] = [
  placeConcentration,
  repeatVictimisation,
  heterogeneityAlone,
  victimReporting,
  secondReport,
  contactAsymmetry,
  trustRecovery,
  effortDecay,
  recognition,
  crowdingOut,
  ageGradient,
  neighbourhoodWatch,
  smartGates,
  beforeAfter,
  alertPrecision,
  communityPolicingNull,
  communityPolicingResourced,
  monitoringConsequence,
  singleEntry,
  networkShift,
  forumRules,
  hotlineFigures,
  firstAddresses,
  hotlineTickets,
  satisfiedSolved,
  visibilityMoney,
  jointCases,
  recordingAudits,
  failureCombinations,
  packageSynergy,
  caseRankings,
];

/** All measures, each once. */
export const measures: readonly Measure[] = [...new Map(patterns.map(({ measure }) => [measure.id, measure])).values()];
