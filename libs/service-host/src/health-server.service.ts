import { createServer, type Server } from 'node:http';
import type { Metrics } from '@rapport/observability';
import type { ReadinessProbe } from './readiness.port.js';

/** Asks all probes at once. @returns name and problem of each */
export function askProbes(probes: readonly ReadinessProbe[]): Promise<{ name: string; problem: string | null }[]> {
  return Promise.all(
    probes.map(async (probe) => ({
      name: probe.name,
      problem: await probe.check().catch(() => `The check of ${probe.name} failed.`),
    })),
  );
}

/** The small HTTP face of a service that has no public door: liveness, readiness and figures for whoever runs it. */
export function healthServer(probes: readonly ReadinessProbe[], metrics: Metrics): Server {
  return createServer((request, response) => {
    const answer = (status: number, body: string, type = 'application/json'): void => {
      response.writeHead(status, { 'content-type': type }).end(body);
    };
    const route = async (): Promise<void> => {
      if (request.method !== 'GET') return answer(405, '{"status":"method not allowed"}');
      if (request.url === '/health/live') return answer(200, '{"status":"ok"}');
      if (request.url === '/metrics') return answer(200, await metrics.text(), 'text/plain; version=0.0.4');
      if (request.url !== '/health/ready') return answer(404, '{"status":"not found"}');
      const checks = await askProbes(probes);
      const ready = checks.every((check) => check.problem === null);
      return answer(ready ? 200 : 503, JSON.stringify({ status: ready ? 'ok' : 'unready', checks }));
    };
    route().catch(() => answer(500, '{"status":"failed"}'));
  });
}
