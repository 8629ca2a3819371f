import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { inProcessExecutor } from "../../src/runs/executor.ts";
import { directoryLeases, sweep } from "../../src/runs/leases.ts";
import { openSession, type Session, type SessionOptions } from "../../src/runs/sessions.ts";
import { completed, contents, counting, openStudy, requestsFor, studyModel, temporaryFolder, thisHost } from "./studyModel.ts";

const work = "ab".repeat(32);
const sessions: Session[] = [];
afterEach(() => {
  for (const session of sessions.splice(0)) session.close();
});

function enter(folder: string, options: Partial<SessionOptions> = {}) {
  const session = openSession(folder, { host: thisHost, study: "study", hostName: "here", ...options });
  sessions.push(session);
  return { session, leases: directoryLeases(folder, session) };
}

/** A session that its process left behind. */
function abandoned(folder: string, { host = "here", pid = 999_999, secondsAgo = 0, token = "00000000000000dd" } = {}): string {
  mkdirSync(join(folder, "leases"), { recursive: true });
  const path = join(folder, "leases", `session-${token}`);
  writeFileSync(path, JSON.stringify({ host, pid, study: "study" }));
  const then = Date.now() / 1000 - secondsAgo;
  utimesSync(path, then, then);
  writeFileSync(join(folder, "leases", work), JSON.stringify({ host, pid, study: "study", token }));
  return token;
}

describe("a lease", () => {
  it("belongs to one until it is given back", async () => {
    const folder = temporaryFolder();
    const [a, b] = [enter(folder), enter(folder)];
    expect(await a.leases.claim(work)).toBe(true);
    expect(await b.leases.claim(work)).toBe(false);
    await b.leases.release(work);
    expect(await b.leases.claim(work)).toBe(false);
    await a.leases.release(work);
    expect(await b.leases.claim(work)).toBe(true);
    b.leases.close();
    expect(await a.leases.claim(work)).toBe(true);
  });

  it("of a dead process on this machine is taken over at once, by one of those who try", async () => {
    for (const pid of [999_999, process.pid]) {
      const folder = temporaryFolder();
      const rivals = [enter(folder), enter(folder), enter(folder)];
      abandoned(folder, { pid });
      const won = await Promise.all(rivals.map(({ leases }) => leases.claim(work)));
      expect(won.filter((each) => each)).toHaveLength(1);
      expect(readdirSync(join(folder, "leases")).filter((name) => name.startsWith(work))).toEqual([work]);
    }
  });

  it("of another machine is taken over when its process has given no sign of life for a minute", async () => {
    const folder = temporaryFolder();
    const { leases } = enter(folder);
    abandoned(folder, { host: "elsewhere", secondsAgo: 50 });
    expect(await leases.claim(work)).toBe(false);
    abandoned(folder, { host: "elsewhere", secondsAgo: 70 });
    expect(await leases.claim(work)).toBe(true);
  });

  it("of a living process on this machine stays its own", async () => {
    const folder = temporaryFolder();
    const { leases } = enter(folder, { host: { pid: process.pid, isAlive: () => true } });
    abandoned(folder, { secondsAgo: 50 });
    expect(await leases.claim(work)).toBe(false);
  });

  it("without a name is left alone until its writer must be gone", async () => {
    const folder = temporaryFolder();
    const { leases } = enter(folder);
    const path = join(folder, "leases", work);
    writeFileSync(path, "");
    expect(await leases.claim(work)).toBe(false);
    utimesSync(path, Date.now() / 1000 - 20, Date.now() / 1000 - 20);
    expect(await leases.claim(work)).toBe(true);
  });

  it("taken over by another is not given back by the one who lost it", async () => {
    const folder = temporaryFolder();
    const [a, b] = [enter(folder), enter(folder)];
    await a.leases.claim(work);
    const path = join(folder, "leases", work);
    rmSync(path);
    expect(await b.leases.claim(work)).toBe(true);
    await a.leases.release(work);
    expect(JSON.parse(readFileSync(path, "utf8")).token).toBe(b.session.token);
  });

  it("is an address or the publication, never a path", async () => {
    const { leases } = enter(temporaryFolder());
    for (const name of ["../x", "a/b", "", "session-1"]) await expect(leases.claim(name)).rejects.toThrow(/expected an address/);
  });
});

describe("a session", () => {
  it("keeps giving signs of life, which another judges by the disk's clock", async () => {
    const folder = temporaryFolder();
    const { session } = enter(folder, { expiry: 300 });
    const other = enter(folder, { expiry: 300, hostName: "elsewhere" });
    const path = join(folder, "leases", `session-${session.token}`);
    utimesSync(path, 1000, 1000);
    expect(other.session.age(path)).toBeGreaterThan(1e6);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(other.session.age(path)).toBeLessThan(60_000);
  });

  it("that is gone leaves nothing once another has come: leases, half-written runs and publications", () => {
    const folder = temporaryFolder();
    const token = abandoned(folder);
    const { session } = enter(folder);
    for (const place of ["runs/partial", `.cosafe-partial-${token}`, `.cosafe-partial-${session.token}`, "keys"]) {
      mkdirSync(join(folder, place), { recursive: true });
    }
    const leftovers = [`runs/partial/${token}-3`, `.cosafe-partial-${token}/a.csv`, `.cosafe-study-${token}`, `keys/${work}.json.${token}`];
    const ours = [`runs/partial/${session.token}-3`, `.cosafe-partial-${session.token}/a.csv`, "notes.txt", `keys/${work}.json`];
    for (const name of [...leftovers, ...ours, `leases/${work}.${token}`]) writeFileSync(join(folder, name), "x");
    sweep(folder, session);
    expect(leftovers.filter((name) => existsSync(join(folder, name)))).toEqual([]);
    expect(ours.filter((name) => existsSync(join(folder, name)))).toEqual(ours);
    expect(readdirSync(join(folder, "leases"))).toEqual([`session-${session.token}`]);
  });
});

describe("two who work on one study", () => {
  it("share its runs, make none twice, and both get all of them", async () => {
    const folder = temporaryFolder();
    const requests = requestsFor(3, 30);
    const slow = () => {
      const inner = inProcessExecutor(studyModel);
      const record = async (task: Parameters<NonNullable<typeof inner.record>>[0]) => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        return inner.record!(task);
      };
      return counting({ ...inner, record });
    };
    const [a, b] = [slow(), slow()];
    const studies = [await openStudy(folder, { executor: a.executor }), await openStudy(folder, { executor: b.executor })];
    const results = await Promise.all(studies.map((study) => completed(study, requests)));
    expect(results[1]).toEqual(results[0]);
    expect(new Set([...a.made, ...b.made]).size).toBe(90);
    expect(a.made.length + b.made.length).toBe(90);
    expect(Math.min(a.made.length, b.made.length)).toBeGreaterThan(10);
    const alone = temporaryFolder();
    await completed(await openStudy(alone), requests);
    expect(contents(folder)).toEqual(contents(alone));
  });

  it("do without the one who vanishes: its runs are made by the other", async () => {
    const folder = temporaryFolder();
    const requests = requestsFor(1, 6);
    const study = await openStudy(folder, { host: { pid: process.pid, isAlive: () => true } });
    const token = "00000000000000ee";
    const session = join(folder, "leases", `session-${token}`);
    writeFileSync(session, JSON.stringify({ host: "elsewhere", pid: 1, study: "study" }));
    for (const request of requests.slice(0, 2)) {
      writeFileSync(join(folder, "leases", study.address(request)), JSON.stringify({ host: "elsewhere", pid: 1, study: "study", token }));
    }
    let over = false;
    const running = completed(study, requests).finally(() => {
      over = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(over).toBe(false);
    rmSync(session);
    expect(await running).toEqual(requests.map(({ replication }) => `p0 ${replication} ${replication}`));
  });
});
