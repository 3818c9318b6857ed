import { defineRequest } from '../message/define.contract.js';
import { pageOf, pageQuery } from '../shape/page.contract.js';
import { trainingExampleView, trainingState } from '../shape/training-view.contract.js';

export const trainingList = defineRequest(
  'training.list',
  'feedback',
  pageQuery.extend({ state: trainingState.optional() }),
  pageOf(trainingExampleView),
);
