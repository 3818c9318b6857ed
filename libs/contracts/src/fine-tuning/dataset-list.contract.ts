import { defineRequest } from '../message/define.contract.js';
import { datasetView } from '../shape/dataset-view.contract.js';
import { pageOf, pageQuery } from '../shape/page.contract.js';

export const datasetList = defineRequest('dataset.list', 'fine-tuning', pageQuery, pageOf(datasetView));
