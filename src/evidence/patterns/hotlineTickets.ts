/**
 * 31 · A few in a hundred tickets are unsettled at the month's end, and about one in a hundred comes back from the wrong office.
 *
 * Evidence: monthly reports of a city's hotline. Experiment: a community whose residents report over the hotline alone. Measure: tickets that
 * are open at the end of a month, of those of the month; cases sent back to who had sent them.
 */
import { channelIds } from "../../model/channels.ts";
import { NEVER, OPEN } from "../../model/hazardStore.ts";
import type { World } from "../../model/state.ts";
import { DAYS_PER_MONTH } from "../../model/time.ts";
import { type Looker, type Measure, reader } from "../measure.ts";
import { pattern } from "../pattern.ts";

const FROM = 360;
export const HOTLINE_DAYS = 720;
const hotline = [channelIds.indexOf("hotline"), channelIds.indexOf("app")];

/** Tickets of the hotline: open at the end of each month, taken down in it; returns per case; what those said who were called back. */
export const ticketMeasure: Measure = {
  id: "hotline-tickets",
  look(): Looker {
    const counts = { open: 0, opened: 0 };
    return {
      afterProcess(world, process) {
        if (process === "escalation" && world.day >= FROM && (world.day + 1) % DAYS_PER_MONTH === 0) countOpen(world, counts);
        if (process === "detection" && world.day >= FROM) countOpened(world, counts);
      },
      readings(output) {
        const run = reader(output);
        const during = (name: string) => run.during(name, FROM, HOTLINE_DAYS);
        return {
          ...counts,
          returns: during("cases-returned"),
          satisfied: 100 * during("official-satisfaction"),
          gap: during("satisfaction-gap"),
          recorded: 100 * during("recorded-share"),
        };
      },
    };
  },
};

function countOpen({ hazards }: World, counts: { open: number }): void {
  const { serial, status, channel } = hazards.columns;
  for (let slot = 0; slot < hazards.used; slot++)
    if (serial[slot] >= 0 && status[slot] !== OPEN && hotline.includes(channel[slot])) counts.open++;
}

/** Tickets of today. */
function countOpened({ hazards, day }: World, counts: { opened: number }): void {
  const { serial, channel, caseDay, detectedDay } = hazards.columns;
  for (let slot = 0; slot < hazards.used; slot++)
    if (serial[slot] >= 0 && detectedDay[slot] !== NEVER && caseDay[slot] === day && hotline.includes(channel[slot])) counts.opened++;
}

/** The hotline takes everything that residents report, and calls everybody back: the tickets of a city's official report. */
export const byHotline = {
  "channels.policeLine": -10,
  "channels.committee": -10,
  "channels.propertyOffice": -10,
  "channels.volunteer": -10,
  "institutions.hotlineCallBack": 1,
};

export const hotlineTickets = pattern({
  id: "hotline-tickets",
  row: "31",
  level: "T",
  title: "Few tickets are unsettled at the month's end, and about one in a hundred comes back",
  evidence: [
    {
      text: "Hotline of Yichun, May 2023: of 38,447 demands 47 % were passed to an office; of those 3.92 % (710) still went back and forth between offices and hotline at the month's end",
      source: "monthly report of Yichun's hotline; share of those passed on computed",
      mark: "V",
    },
    {
      text: "Tickets sent out again: 0.82 % in Gao'an, 0.91 % in the whole city, October 2023; the text does not say whether because of the wrong office or of a dissatisfied citizen",
      source: "monthly report of Gao'an's hotline",
      mark: "V",
    },
    { text: "A city ranks its offices by month, and returns cost points", source: "Yulin 2022, quoted", mark: "V2" },
  ],
  experiment:
    "The middling community (8,000 residents) for two years. Residents' reports go over the hotline alone (the other channels' base utilities are −10; those who know a better address still go there), as in the reports, of which 97 in 100 tickets came by phone or WeChat. " +
    "Two figures of one city: half to double of them is asked, a tolerance set before the first look.",
  measured:
    "Second year. Unsettled: tickets of hotline and app that are on their way, queued or waiting on the last day of a month, of tickets taken down in the month. Returned: times a case was sent back to who had sent it, per case; over all cases, since the model counts returns of any origin together.",
  mechanism:
    "The walk of a case over organisations that know or do not know whose it is (routing.*, knowledge.*), queues, and partners that are sought (partnership.*). The odds of sending a case back are an assumption (routing.returning), and no figure of returns or of hours per office was found when it was set.",
  configurations: { hotline: { what: "everything over the hotline", days: HOTLINE_DAYS, patch: { set: byHotline } } },
  measure: ticketMeasure,
  criteria: [
    {
      id: "unsettled",
      label: "Tickets unsettled at the month's end",
      unit: "%",
      value: (of) => [of("hotline", "open"), of("hotline", "opened")],
      scale: 100,
      target: { kind: "within", low: 2, high: 8 },
    },
    {
      id: "returned",
      label: "Cases sent back to who had sent them",
      unit: "%",
      value: (of) => 100 * of("hotline", "returns"),
      target: { kind: "within", low: 0.4, high: 1.8 },
    },
  ],
  knockOut: {
    what: "everybody knows whose every matter is, and no case needs a second organisation",
    patch: {
      set: {
        "knowledge.deskRight": 1,
        "knowledge.peerRight": 1,
        "knowledge.opaqueRight": 1,
        "knowledge.fading": 0,
        "knowledge.carried": 0,
      },
      categories: Object.fromEntries(
        ["property-crime", "public-order", "dispute", "fire-facility", "environment-traffic", "help-request"].map((id) => [
          id,
          { partnerShare: 0 },
        ]),
      ),
    },
    loses: ["unsettled", "returned"],
  },
});
