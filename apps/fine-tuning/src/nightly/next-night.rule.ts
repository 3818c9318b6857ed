const HOUR = 3_600_000;

function localParts(moment: number, timeZone: string): { hour: number; minute: number } {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(moment);
  const value = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return { hour: value('hour'), minute: value('minute') };
}

/**
 * How long it is until the clock of a zone next strikes an hour. On the night when clocks go forward over that hour it is the first
 * quarter of an hour after the jump.
 *
 * @param now moment in ms
 * @param timeZone IANA name, `America/New_York`
 * @param hour local hour, 0 to 23
 * @returns ms, more than 0 and at most 25 hours
 */
export function untilLocalHour(now: number, timeZone: string, hour: number): number {
  const quarter = HOUR / 4;
  let moment = Math.ceil((now + 1) / quarter) * quarter;
  // At most a day and an hour of quarters; every zone's offset is a multiple of 15 minutes.
  let before = localParts(moment - quarter, timeZone).hour;
  for (let step = 0; step < 101; step += 1, moment += quarter) {
    const { hour: local } = localParts(moment, timeZone);
    const struck = local === hour && before !== hour;
    const jumpedOver = before === (hour + 23) % 24 && local === (hour + 1) % 24;
    if (struck || jumpedOver) return moment - now;
    before = local;
  }
  return 24 * HOUR;
}
