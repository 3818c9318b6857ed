import { Controller, Get, Header, HttpStatus, Inject, Res } from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { healthView, type HealthView } from '@rapport/contracts';
import { Metrics } from '@rapport/observability';
import { askProbes, READINESS, type ReadinessProbe } from '@rapport/service-host';
import type { FastifyReply } from 'fastify';
import { Access } from '../access/access.decorator.js';
import { Answers } from '../http/answers.decorator.js';

@ApiTags('Operations')
@Controller()
export class HealthController {
  constructor(
    private readonly metrics: Metrics,
    @Inject(READINESS) private readonly probes: readonly ReadinessProbe[],
  ) {}

  @Get('health/live')
  @Access({ public: true })
  @Answers(200, 'The process runs', healthView)
  checkLive(): HealthView {
    return { status: 'ok', checks: [] };
  }

  @Get('health/ready')
  @Access({ public: true })
  @Answers(200, 'Traffic may come', healthView)
  @ApiResponse({ status: 503, description: 'Something that is needed is missing; each check says what and how to mend it', standardSchema: healthView })
  async checkReady(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthView> {
    const checks = await askProbes(this.probes);
    const ready = checks.every(({ problem }) => problem === null);
    if (!ready) void reply.status(HttpStatus.SERVICE_UNAVAILABLE).header('Retry-After', '2');
    return { status: ready ? 'ok' : 'unready', checks };
  }

  @Get('metrics')
  @Access({ scope: 'admin', loopback: true })
  @Answers(200, 'Figures in the Prometheus text format', undefined, 'Without a key only from this very machine.')
  @ApiProduces('text/plain')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  readMetrics(): Promise<string> {
    return this.metrics.text();
  }
}
