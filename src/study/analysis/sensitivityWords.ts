/** Numbers inside the sentences of a sensitivity analysis. */

/** Three significant digits at most, thousands marked. */
export function decimal(value: number): string {
  const rounded = Number(value.toPrecision(3));
  const size = Math.abs(rounded);
  if (size === 0) return "0";
  if (size < 0.001) return rounded.toExponential().replace("-", "−").replace("e−", "e-");
  const [whole, fraction] = String(size).split(".");
  const marked = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${rounded < 0 ? "−" : ""}${fraction === undefined ? marked : `${marked}.${fraction}`}`;
}

/** A difference of an outcome with its unit; shares in percentage points. `signed` puts + before what is above zero. */
export function amount(value: number, unit: string, signed = false): string {
  const number = decimal(isShare(unit) ? value * 100 : value);
  const sign = signed && value > 0 ? "+" : "";
  if (isShare(unit)) return `${sign}${number} percentage points`;
  return /^(score|index)/i.test(unit) ? `${sign}${number} points` : `${sign}${number} ${unit}`.trim();
}

/** `30 to 34 incidents`: both ends with the unit once. */
export function range({ low, high }: { readonly low: number; readonly high: number }, unit: string): string {
  const scale = isShare(unit) ? 100 : 1;
  return `${decimal(low * scale)} to ${amount(high, unit)}`;
}

/** A share in per cent: whole, or one decimal below 10 %. */
export function share(value: number): string {
  const per = value * 100;
  const text = Math.abs(per) < 9.95 ? String(Math.round(per * 10) / 10) : String(Math.round(per));
  return `${text === "-0" ? "0" : text.replace("-", "−")} %`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** `1 parameter`, `3 parameters`. */
export function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

function isShare(unit: string): boolean {
  return /^(share|proportion|fraction|probability)/i.test(unit);
}
