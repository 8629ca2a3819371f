/** Names of factors for people: `Trust: gain rate`, `Police station: staff`, `Information sharing: strength`. */
import type { ResolvedArm } from "../../scenario/types.ts";

/** A short label; the words are those of the path, the subject has its label from the scenario where it has one. */
export function factorLabel(arm: ResolvedArm, path: string): string {
  const [root, subject, ...rest] = path.split(".");
  const label = arm.settings.find((setting) => setting.path === `${root}.${subject}.label`)?.value;
  const name = typeof label === "string" && label !== "" ? label : capital(words(subject));
  const field = rest.filter((part) => part !== "parameters" && part !== "phases");
  return `${name}: ${field.map(words).join(" ")}`;
}

/** `gainRate` and `gain-rate` as `gain rate`. */
function words(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll("-", " ")
    .toLowerCase();
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
