export { assemblePrompt } from './prompt/assemble-prompt.rule.js';
export { PROMPT_PART_NAMES, type PromptPart, type PromptPartName, type PromptPartReport } from './prompt/prompt.types.js';
export { renderPassages } from './prompt/render-passages.rule.js';
export { citedRefs, sourcesLine, type SourceCitation } from './prompt/sources-line.rule.js';
export { truncateText } from './prompt/truncate-text.rule.js';
export { runToolLoop, type ToolLoopOptions } from './tools/tool-loop.rule.js';
export { actionTool, lookupTool, type ActionTool, type LookupTool, type ProposedAction, type Tool } from './tools/tool.types.js';
export {
  SentenceRelease,
  type CheckedSentence,
  type ReleasedSentence,
  type SentenceCheck,
  type SentenceReleaseOptions,
  type SentenceVerdict,
} from './release/sentence-release.rule.js';
export { buildExplanation, type ExplanationInput } from './explanation/build-explanation.rule.js';
export { replyExplanation, type ReplyExplanation } from './explanation/reply-explanation.schema.js';
