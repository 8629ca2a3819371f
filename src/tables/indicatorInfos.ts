/** The model's indicators as charts, tables and the codebook show them. */
import { type Indicator, wholeDefinition } from "../model/indicator.ts";
import { indicators } from "../model/indicators/catalogue.ts";
import type { IndicatorInfo } from "./tables.ts";

/** All measured indicators in catalogue order; `catalogue` is an argument for tests only. */
export function indicatorInfos(catalogue: readonly Indicator[] = indicators): IndicatorInfo[] {
  return catalogue.map(({ id, label, unit, direction, family, kind, main, summaryOnly, ...rest }) => ({
    id,
    label,
    unit,
    direction,
    definition: wholeDefinition(rest),
    family,
    kind,
    main,
    summaryOnly: summaryOnly === true,
  }));
}
