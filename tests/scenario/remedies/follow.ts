/** Following remedies to the letter: what each form of them tells to write, and hostile input that calls for them. */
import fc from "fast-check";

/** Texts to put in the place of what was refused, or that nothing is told to be written. */
export type Followed = { readonly texts: readonly string[]; readonly inPlaceOf?: string } | "without quotes" | "said";

const list = /"[^"]*"|[^\s,]+(?=,| or |$)/g;

/** Forms of remedies; every remedy has one of them. */
const forms: readonly (readonly [form: RegExp, follow: (match: RegExpExecArray) => Followed])[] = [
  [/^remove the quotes$/, () => "without quotes"],
  [/^write \{\} for an empty one$/, () => ({ texts: ["{}"] })],
  [/^write (\[.*\])$/, ([, text]) => ({ texts: [text] })],
  [/^write ([^:[{]+)$/, ([, texts]) => ({ texts: (texts.match(list) ?? []).map((text) => text.replace(/^"|"$/g, "")) })],
  [/^did you mean "([^"]*)"\?$/, ([, text]) => ({ texts: [text] })],
  [/^did you mean "([^"]*)" in place of "(.*)"\?$/, ([, text, inPlaceOf]) => ({ texts: [text], inPlaceOf })],
  [/^put the text in quotes$/, () => "said"],
  [/^put text that contains `: ` in quotes$/, () => "said"],
  [/^did you mean "[^"]*", which is there already, at [^?]+\?$/, () => "said"],
  [/^".*" does not convert to /, () => "said"],
  [/^(the first is at line \d+|remove it|close it|close the bracket above, or indent with two spaces)$/, () => "said"],
  [/^(indent with two spaces|end the key with `:`|write one file per scenario)$/, () => "said"],
  [/^write the value out; arms share patches with `use`$/, () => "said"],
  [/^(role [a-z-]+ belongs to kind [a-z]+|add it to the mandate of one: lead: \[[a-z-]+\])$/, () => "said"],
  [/^(set one of them to null|it does nothing|it is only prepared|it does not happen)$/, () => "said"],
  [/^(give this use of [a-z-]+ another id|give those of all communities or of none)$/, () => "said"],
  [/^write mandate: \{ lead: \[[a-z-]+\] \}$/, () => "said"],
  [/^read as the (number|word) .*$/, () => "said"],
];

/** Forms met so far, by their source. */
export const met = new Set<string>();

/** What a remedy tells to do; throws for one of no known form, which then has to be followed here too. */
export function follow(remedy: string): Followed {
  for (const [form, followed] of forms) {
    const match = form.exec(remedy);
    if (match === null) continue;
    met.add(form.source);
    return followed(match);
  }
  throw new Error(`a remedy of no known form: ${remedy}`);
}

const digits = fc.oneof(
  fc.constantFrom("0", "00", "7", "10", "010", "007", "5", "-5", "+7", "12", "1.5", "01.5", "0.5", ".5", "0,5", ",5", "1,5", "-0,25"),
  fc.constantFrom("12,000", "1,234,567", "1,50,000", "12 000", "12'000", "12_000", "1.234,5", "1.234.567", "１０", "０．５", "٣"),
  fc.constantFrom("0x10", "0b1", "1e3", "1e400", "--1", "NaN", "Infinity", "50", "5000000", "99999999999999999999", "1/2"),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.nat(99_999).map((value) => `0${value}`),
);
const units = fc.constantFrom(
  "",
  "",
  "",
  " days",
  "days",
  " day",
  "d",
  "%",
  " %",
  "％",
  " hours/day",
  " hours",
  " yuan",
  " yuan/year",
  " weeks",
  " 个",
);

const number = fc.tuple(digits, units).map(([value, unit]) => `${value}${unit}`);
const words = fc.oneof(
  fc.constantFrom(
    "true",
    "True",
    "yes",
    "On",
    "off",
    "NO",
    "null",
    "~",
    "",
    "police",
    "Police",
    "polic",
    "police-station",
    "Street Office",
  ),
  fc.constantFrom(
    "street_office",
    "ngos",
    "enterprize",
    "informaton",
    "disputes",
    "day 90",
    "day 007",
    "day 1.5",
    "month 0",
    "year2",
    "90d",
  ),
  fc.constantFrom(
    "backlog > 3 for 2 days",
    "baclog > 3 for 2 days",
    "backlog > 03 for 2 days",
    "day",
    "a: b",
    "a, b",
    "x]",
    "é",
    "x\u0007",
    "'",
    "#x",
  ),
  fc.constantFrom("{}", "[]", "{ a: 1 }", "[1, 2]", "[[0, 0]]", "[010]", '["5"]', "[yes]", "north", "North", "nrth", "each", "EACH"),
  fc.string({ maxLength: 6 }),
);

/** A value as somebody might write it in a scenario, with or without quotes. */
export const hostile = fc.oneof(
  number,
  number.map((text) => JSON.stringify(text)),
  words,
  words.map((text) => JSON.stringify(text)),
);

/** A name with a slip: another case, a letter lost, doubled or swapped, other hyphens. */
export function slips(names: readonly string[]): fc.Arbitrary<string> {
  const at = fc.nat(200);
  return fc
    .tuple(fc.constantFrom(...names), fc.constantFrom("case", "lost", "doubled", "swapped", "_", " ", "none"), at)
    .map(([name, slip, k]) => {
      const i = k % name.length;
      if (slip === "case")
        return name[i].toUpperCase() === name[i] ? name.toUpperCase() : name.slice(0, i) + name[i].toUpperCase() + name.slice(i + 1);
      if (slip === "lost") return name.slice(0, i) + name.slice(i + 1) || "x";
      if (slip === "doubled") return name.slice(0, i + 1) + name.slice(i);
      if (slip === "swapped") return name.slice(0, i) + (name[i + 1] ?? "") + name[i] + name.slice(i + 2);
      return slip === "none" ? name : name.replace(/[-.]/, slip);
    });
}
