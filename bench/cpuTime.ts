/** Processor time of this process, all its threads, which unlike time by the wall clock does not count what others do on the machine. */

/** Nanoseconds of processor time so far. */
export function cpuNanoseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

/** Milliseconds of processor time so far. */
export function cpuMilliseconds(): number {
  return cpuNanoseconds() / 1e6;
}
