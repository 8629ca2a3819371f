/** `ties`: who works with whom at the start. */
import { list, object } from "../fields/containers.ts";
import { optional } from "../fields/field.ts";
import { quantity } from "../fields/quantities.ts";
import { choice, reference } from "../fields/words.ts";
import type { Catalogues } from "./catalogues.ts";

/** The section: `between: [a, b]` goes both ways, `from` and `to` one way. */
export function tiesField({ tieLayers }: Catalogues) {
  const organisation = (meaning: string) => reference("an organisation", { meaning });
  const tie = object(
    {
      between: list(organisation("An organisation."), { noun: "two organisations", meaning: "Both ends of a tie that goes both ways." }),
      from: optional(organisation("Start of a tie that goes one way."), null),
      to: optional(organisation("End of a tie that goes one way."), null),
      layers: list(choice("layer", tieLayers, { meaning: "A layer." }), { noun: "layers", meaning: "What the tie carries.", min: 1 }),
      strength: quantity({ unit: "share", min: 0.001, max: 1, default: 0.5, meaning: "Strength of the tie." }),
    },
    "A tie between organisations.",
  );
  return list(tie, { noun: "ties", meaning: "Ties present at the start; a later list replaces an earlier one." });
}
