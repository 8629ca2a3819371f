/** The interventions, in the order in which they act on a day and appear in lists, own ones last. One line per intervention. */
import type { Intervention } from "../intervention.ts";
import { ownParts } from "../parts.ts";
import { demandElicitation } from "./demandElicitation.ts";
import { emergencyLinkage } from "./emergencyLinkage.ts";
import { facilitativeLeadership } from "./facilitativeLeadership.ts";
import { informationSharing } from "./informationSharing.ts";
import { jointForum } from "./jointForum.ts";
import { mediationLegality } from "./mediationLegality.ts";
import { participationChannels } from "./participationChannels.ts";
import { policeReform } from "./policeReform.ts";
import { purchasedServices } from "./purchasedServices.ts";
import { residentIncentives } from "./residentIncentives.ts";
import { resourcesTalent } from "./resourcesTalent.ts";
import { responsibilityClarification } from "./responsibilityClarification.ts";
import { safetyCulture } from "./safetyCulture.ts";
import { smartInfrastructure } from "./smartInfrastructure.ts";
import { supervisionEvaluation } from "./supervisionEvaluation.ts";

export const shippedInterventions: readonly Intervention[] = [
  informationSharing,
  purchasedServices,
  supervisionEvaluation,
  responsibilityClarification,
  participationChannels,
  residentIncentives,
  policeReform,
  facilitativeLeadership,
  jointForum,
  smartInfrastructure,
  safetyCulture,
  mediationLegality,
  emergencyLinkage,
  resourcesTalent,
  demandElicitation,
];

export const interventions: readonly Intervention[] = [...shippedInterventions, ...ownParts("interventions")];
