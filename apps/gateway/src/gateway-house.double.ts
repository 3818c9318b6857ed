import { randomUUID } from 'node:crypto';
import { conversationList, conversationOpen, conversationRead, streamRead, type ConversationView, type MessageView, type Persona } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { answer, openHouse, type DoubledAnswer, type House } from '@rapport/service-host';
import { gatewayService } from './gateway.definition.js';
import { ProvisionService } from './workspace/provision.service.js';

const PERSONA: Persona = {
  name: 'Kai', expertise: '', methodology: '', style: '', tone: 'warm', severity: 3, mode: 'assistant', greeting: 'Hello!', exampleQuestions: ['How much is it?'],
};

/** The gateway on an embedded database, with a conversation service that keeps its rows in memory. */
export interface GatewayHouse {
  readonly house: House;
  readonly base: string;
  /** Every conversation that was opened, by its id. */
  readonly conversations: Map<string, ConversationView & { workspaceId: string }>;
  /** Messages that `stream.read` tells of. */
  readonly stored: MessageView[];
  /** Makes a workspace. @returns its id and an admin key */
  workspace(slug: string, allowedOrigins?: string[]): Promise<{ id: string; key: string }>;
  close(): Promise<void>;
}

/** Opens the house. @param answers doubles for further requests */
export async function openGatewayHouse(answers: readonly DoubledAnswer[] = []): Promise<GatewayHouse> {
  const conversations: GatewayHouse['conversations'] = new Map();
  const stored: MessageView[] = [];
  const house = await openHouse({ services: [gatewayService], answers: [...conversationDoubles(conversations, stored), ...answers] });
  const port = await house.service('gateway').listen(0, '127.0.0.1');
  const provision = house.service('gateway').get(ProvisionService);
  return {
    house,
    base: `http://127.0.0.1:${port}`,
    conversations,
    stored,
    close: () => house.close(),
    async workspace(slug, allowedOrigins = []) {
      const settings = { name: slug, timeZone: 'UTC', country: 'US', currency: 'USD', accentColor: '#0f766e', allowedOrigins, escalationContact: 'the office' };
      const owner = { email: `owner@${slug}.test`, name: 'Owner', password: 'a long enough password' };
      const made = await provision.provision({ slug, settings, persona: PERSONA, owner });
      if (made.adminKey === null) throw new Error(`${slug} was there already`);
      return { id: made.workspaceId, key: made.adminKey };
    },
  };
}

function conversationDoubles(rows: GatewayHouse['conversations'], stored: readonly MessageView[]): DoubledAnswer[] {
  const seen = (id: string, scope: { workspaceId: string; customer: string }): ConversationView => {
    const row = rows.get(id);
    if (row?.workspaceId !== scope.workspaceId || (scope.customer !== 'all' && scope.customer !== row.customerId)) throw AppError.notFound('conversation');
    return row;
  };
  return [
    answer(conversationOpen, async ({ channel, customerId, threadId }, { scope }) => {
      const now = new Date().toISOString();
      const id = randomUUID();
      const view = { id, channel, customerId, threadId, status: 'active' as const, escalationReason: null, createdAt: now, updatedAt: now };
      rows.set(id, { ...view, workspaceId: scope.workspaceId });
      return view;
    }),
    answer(conversationRead, async ({ conversationId }, { scope }) => seen(conversationId, scope)),
    answer(conversationList, async (_, { scope }) => {
      const visible = [...rows.values()].filter((row) => row.workspaceId === scope.workspaceId && (scope.customer === 'all' || row.customerId === scope.customer));
      return { data: visible.map(({ id }) => seen(id, scope)), nextCursor: null };
    }),
    answer(streamRead, async ({ conversationId, afterSeq }, { scope }) => {
      seen(conversationId, scope);
      return { status: 'active' as const, messages: stored.filter((message) => message.conversationId === conversationId && message.seq > afterSeq), running: null };
    }),
  ];
}
