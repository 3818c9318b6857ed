import { Controller } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventPattern } from '@nestjs/microservices';
import { describe, expect, it } from '@jest/globals';
import { defineCommand, defineEvent, defineRequest, type MessageContract } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { z } from 'zod';
import type { HandlerTable } from '../delivery/handler-table.types.js';
import type { DeliveryContext, RequestHandlerContext } from '../port/delivery.port.js';
import { Handles } from '../port/handles.decorator.js';
import { RapportServer } from './rapport-server.transport.js';

const made = defineEvent('thing.made', ['knowledge'], z.object({ id: z.string() }));
const make = defineCommand('thing.make', 'knowledge', z.object({ id: z.string() }));
const read = defineRequest('thing.read', 'knowledge', z.object({ id: z.string() }), z.object({ text: z.string() }));
const foreign = defineRequest('foreign.read', 'gateway', z.object({}), z.object({}));
const CONTRACTS: readonly MessageContract[] = [made, make, read, foreign];

@Controller()
class GoodConsumer {
  readonly seen: unknown[] = [];

  @Handles(made)
  async made(data: { id: string }, context: DeliveryContext): Promise<void> {
    this.seen.push([data, context.deliveryId]);
  }

  @Handles(make)
  async make(): Promise<void> {
    throw new AppError('conflict', 'made already');
  }

  @Handles(read)
  async read(data: { id: string }, context: RequestHandlerContext): Promise<{ text: string }> {
    return { text: `${data.id} ${context.scope.workspaceId}` };
  }
}

@Controller()
class SecondConsumer {
  @Handles(made)
  async madeToo(): Promise<void> {
    // The fault under test: a second handler.
  }

  @Handles(read)
  async readToo(): Promise<{ text: string }> {
    return { text: '' };
  }
}

@Controller()
class StrayConsumer {
  @EventPattern('thing.unknown')
  async unknown(_data: unknown): Promise<void> {
    // The fault under test: no such message.
  }

  @EventPattern('foreign.read')
  async foreign(_data: unknown): Promise<void> {
    // The fault under test: another service's message.
  }
}

async function listen(...controllers: (new () => object)[]): Promise<{ table: HandlerTable; get: (type: typeof GoodConsumer) => GoodConsumer; close: () => Promise<void> }> {
  let table: HandlerTable | undefined;
  const server = new RapportServer('knowledge', CONTRACTS, {
    listen: async (handlers) => {
      table = handlers;
    },
    close: async () => undefined,
  });
  class TestModule {}
  const app = await NestFactory.createMicroservice({ module: TestModule, controllers }, { strategy: server, logger: false, abortOnError: false });
  await app.listen();
  return { table: table!, get: (type) => app.get(type), close: () => app.close() };
}

describe('RapportServer', () => {
  it('hands data and context to the handlers, and their errors back unchanged', async () => {
    const { table, get, close } = await listen(GoodConsumer);
    await table.durable.get('thing.made')?.handle({ id: 'x' }, { deliveryId: '7' } as DeliveryContext);
    expect(get(GoodConsumer).seen).toEqual([[{ id: 'x' }, '7']]);
    await expect(table.durable.get('thing.make')?.handle({ id: 'x' }, {} as DeliveryContext)).rejects.toMatchObject({ code: 'conflict', message: 'made already' });
    const context = { scope: { workspaceId: 'w', customer: 'all' } } as unknown as RequestHandlerContext;
    expect(await table.requests.get('thing.read')?.handle({ id: 'x' }, context)).toEqual({ text: 'x w' });
    await close();
  });

  it('refuses to start when a message has no handler', async () => {
    await expect(listen()).rejects.toThrow(/thing\.made has no handler.*\n.*thing\.make has no handler.*\n.*thing\.read has no handler/);
  });

  it('refuses to start when a message has two handlers, also where Nest is silent about it', async () => {
    await expect(listen(GoodConsumer, SecondConsumer)).rejects.toThrow(/thing\.made has 2 handlers.*\n.*thing\.read has 2 handlers/);
  });

  it('refuses handlers without a message of this service', async () => {
    await expect(listen(GoodConsumer, StrayConsumer)).rejects.toThrow(/thing\.unknown has a handler, but there is no such message\n.*foreign\.read has a handler, but its contract does not name knowledge/);
  });
});
