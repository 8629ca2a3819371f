/** The indicators, in the order of tables and documentation, own ones last. One line per family. */
import type { Indicator } from "../indicator.ts";
import { ownParts } from "../parts.ts";
import { bookIndicators } from "./books.ts";
import { collaborationIndicators } from "./collaboration.ts";
import { emergencyIndicators } from "./emergency.ts";
import { equityIndicators } from "./equity.ts";
import { participationIndicators } from "./participation.ts";
import { perceptionIndicators } from "./perception.ts";
import { resourceIndicators } from "./resources.ts";
import { responseIndicators } from "./response.ts";
import { riskIndicators } from "./risk.ts";
import { safetyIndicators } from "./safety.ts";
import { technologyIndicators } from "./technology.ts";
import { trustIndicators } from "./trust.ts";

export const shippedIndicators: readonly Indicator[] = [
  ...safetyIndicators,
  ...riskIndicators,
  ...responseIndicators,
  ...bookIndicators,
  ...perceptionIndicators,
  ...participationIndicators,
  ...trustIndicators,
  ...collaborationIndicators,
  ...resourceIndicators,
  ...technologyIndicators,
  ...emergencyIndicators,
  ...equityIndicators,
];

export const indicators: readonly Indicator[] = [...shippedIndicators, ...ownParts("indicators")];
