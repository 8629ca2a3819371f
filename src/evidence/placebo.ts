/** A change of no meaning: what it moves is moved by chance alone, once two runs have parted. */
import type { ModelSpecification } from "../model/specification.ts";

/** Three parameters nudged by 0.015 to 0.04 %. */
export function nudge(specification: ModelSpecification): ModelSpecification {
  const { routing, handling, detection, ...others } = specification.parameters;
  return {
    ...specification,
    parameters: {
      ...others,
      routing: { ...routing, hopDays: routing.hopDays * 1.0002 },
      handling: { ...handling, recurrenceProbability: handling.recurrenceProbability * 1.0004 },
      detection: { ...detection, severityWeight: detection.severityWeight * 1.00015 },
    },
  };
}
