/** The router of Hugging Face's Inference Providers (huggingface.co/docs/inference-providers). */
export const HUGGINGFACE_BASE_URL = 'https://router.huggingface.co';
export const DEFAULT_HUGGINGFACE_MODEL = 'meta-llama/Llama-3.3-70B-Instruct';
/** Reads a hundred languages, 1,024 wide. */
export const DEFAULT_HUGGINGFACE_EMBEDDING_MODEL = 'intfloat/multilingual-e5-large';
