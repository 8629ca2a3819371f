/** Options of an attribution. */
import { names, text, whole } from "../options.ts";

export const attributionOptions = {
  arm: text({
    also: "arms",
    value: "ARM",
    summary: "The package: an arm that combines others, or has several interventions",
    default: "package",
  }),
  outcomes: names({ also: "outcome", summary: "Outcomes to attribute", default: ["true-incidents", "sense-of-security"] }),
  replications: whole({ least: 1, summary: "Replications of each sub-package", usual: "20 to 5 measures, then 10" }),
  orders: whole({
    least: 4,
    summary: "Sample N orders of introducing the measures instead of running all sub-packages; an even number",
    usual: "all sub-packages to 8 measures, then 24 orders",
  }),
};
