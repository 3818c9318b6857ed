import { defineRequest } from '../message/define.contract.js';
import { escalationState, escalationView } from '../shape/escalation-view.contract.js';
import { pageOf, pageQuery } from '../shape/page.contract.js';

/** Escalations, the most urgent and oldest first. */
export const escalationList = defineRequest(
  'escalation.list',
  'conversation',
  pageQuery.extend({ state: escalationState.optional() }),
  pageOf(escalationView),
);
