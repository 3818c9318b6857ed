import { escalationView } from '../shape/escalation-view.contract.js';
import { pageOf } from '../shape/page.contract.js';

export const escalationPage = pageOf(escalationView);
