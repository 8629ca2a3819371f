/** `events`: emergencies that the scenario sends, the same in every arm unless patched. */
import { object } from "../fields/containers.ts";
import { optional } from "../fields/field.ts";
import { duration, instant, quantity } from "../fields/quantities.ts";
import { record } from "../fields/records.ts";
import { choice, text } from "../fields/words.ts";
import type { Catalogues } from "./catalogues.ts";

/** The section: events by id. */
export function eventsField({ eventTypes }: Catalogues) {
  const event = object(
    {
      label: optional(text({ meaning: "Name for people." }), ""),
      type: choice("type", eventTypes, { meaning: "What happens." }),
      start: optional(instant({ min: 0, max: 36_500, meaning: "First day." }), null),
      day: optional(quantity({ unit: "day number", min: 0, max: 36_500, whole: true, meaning: "First day, as a bare number." }), null),
      duration: duration({ min: 1, max: 3650, meaning: "How long it lasts." }),
      severity: quantity({ unit: "share", min: 0, max: 1, meaning: "How grave it is, 0 to 1." }),
    },
    "An emergency.",
  );
  return record({ noun: "event", meaning: "Emergencies by id; null removes one.", item: () => event, itemSchema: () => event.schema });
}
