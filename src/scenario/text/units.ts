/**
 * Units: what a written quantity ("2 weeks", "30%", "10000 yuan/month") is worth in the unit that the registry asks for.
 *
 * A month is 30 days as a duration and a twelfth of a year in a rate, so that 10,000 yuan/month are 120,000 yuan/year.
 */

/** A factor kept as a fraction, so that round values stay exact, and the dimension it belongs to. */
interface Measure {
  readonly over: number;
  readonly under: number;
  readonly dimension: string;
}

/** A plain decimal number: no hexadecimal, no leading zero, no separators, nothing infinite. Null otherwise. */
export function parseNumber(text: string): number | null {
  if (!/^[-+]?(0|[1-9]\d*|(?=\.\d))(\.\d*)?([eE][-+]?\d+)?$/.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/** A number and the unit after it (may be empty), or null when it does not begin with a plain number. */
export function parseQuantity(text: string): { readonly value: number; readonly unit: string } | null {
  const match = /^([-+]?[\d.]+(?:[eE][-+]?\d+)?)(?:\s*(%.*|[^\d\s_,.+-].*))?$/.exec(text.trim());
  const value = match === null || /^[-+]?0[xob]/i.test(text.trim()) ? null : parseNumber(match[1]);
  return value === null || match === null ? null : { value, unit: (match[2] ?? "").trim() };
}

/** Signs that separate thousands somewhere in the world, and no decimals here. */
const grouped = /^\d{1,3}(?:[,_'’ \u00a0\u202f]\d{3})+(?:\.\d+)?$/;
/** The same where the comma is the decimal sign. */
const groupedByPoints = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;
const decimalComma = /^\d*,\d+$/;

/**
 * Plain spellings of what begins like a number and is not written as one here: `010` as 10, `12,000` as 12000 or 12, `0,5 %` as 0.5 %,
 * `１０` as 10. What stands after the number is kept. None for a plain number.
 */
export function plainSpellings(text: string): readonly string[] {
  const match = /^([-+]?)(\d[\d.,_'’ \u00a0\u202f]*\d|,?\d+)(.*)$/s.exec(text.normalize("NFKC").trim());
  if (match === null) return [];
  const [, sign, digits, rest] = match;
  const readings = [
    ...(grouped.test(digits) ? [digits.replace(/[^\d.]/g, "")] : []),
    ...(groupedByPoints.test(digits) ? [digits.replaceAll(".", "").replace(",", ".")] : []),
    ...(decimalComma.test(digits) ? [digits.replace(",", ".")] : []),
    ...(/^\d+(\.\d+)?$/.test(digits) ? [digits] : []),
  ];
  const values = readings.map(Number).filter(Number.isFinite);
  const spelt = values.map((value) => `${sign === "-" ? "-" : ""}${value}${rest}`);
  return [...new Set(spelt)].filter((one) => one !== text);
}

/** `value` in `from` as a value in `to`; null when the units do not measure the same thing. */
export function convert(value: number, from: string, to: string): number | null {
  const given = measure(from);
  const wanted = measure(to);
  if (given.dimension !== wanted.dimension) return null;
  return (value * given.over * wanted.under) / (given.under * wanted.over);
}

const day: Measure = { over: 1, under: 1, dimension: "day" };
const one: Measure = { over: 1, under: 1, dimension: "" };

const words: Readonly<Record<string, Measure>> = {
  "": one,
  "1": one,
  share: one,
  probability: one,
  fraction: one,
  "%": { ...one, under: 100 },
  percent: { ...one, under: 100 },
  day,
  week: { ...day, over: 7 },
  month: { ...day, over: 30 },
  year: { ...day, over: 365 },
  hour: { ...one, dimension: "hour" },
  minute: { ...one, under: 60, dimension: "hour" },
  yuan: { ...one, dimension: "yuan" },
};

const monthInRates: Measure = { ...day, over: 365, under: 12 };

function measure(unit: string): Measure {
  const [numerator, ...denominators] = unit
    .toLowerCase()
    .replace(/(^| )per /g, "/")
    .split("/")
    .map((word) => singular(word.trim()));
  const top = words[numerator] ?? { ...one, dimension: numerator };
  const bottoms = denominators.map((word) => (word === "month" ? monthInRates : (words[word] ?? { ...one, dimension: word })));
  return {
    over: bottoms.reduce((product, bottom) => product * bottom.under, top.over),
    under: bottoms.reduce((product, bottom) => product * bottom.over, top.under),
    dimension: [top.dimension, ...bottoms.map((bottom) => bottom.dimension).sort()].join("/"),
  };
}

/** Words of one kind in one form; `d`, `h` and other abbreviations are not units here. */
function singular(word: string): string {
  return word.length > 3 && word.endsWith("s") ? word.slice(0, -1) : word;
}
