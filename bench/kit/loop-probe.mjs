// Loaded into the product by `--import`: watches how long its event loop is held up. A gap counts by the CPU time that the main thread used
// in it, since on a busy machine a thread may wait for long while nothing blocks it; the wall time is told beside.
const EVERY_MS = 5;
const TOLD_FROM_MS = 60;

const gaps = [];
let [lastWall, lastCpu] = [performance.now(), process.threadCpuUsage()];

setInterval(() => {
  const [wall, cpu] = [performance.now(), process.threadCpuUsage()];
  const cpuMs = (cpu.user - lastCpu.user + cpu.system - lastCpu.system) / 1_000;
  const wallMs = wall - lastWall;
  [lastWall, lastCpu] = [wall, cpu];
  gaps.push({ cpuMs, wallMs });
  if (cpuMs >= TOLD_FROM_MS && process.connected) process.send({ kind: 'gap', cpuMs, wallMs, at: Date.now() });
}, EVERY_MS).unref();

process.on('message', (ask) => {
  if (ask?.kind !== 'gaps') return;
  process.send({ kind: 'gaps', gaps: gaps.splice(0) });
});
process.channel?.unref();
