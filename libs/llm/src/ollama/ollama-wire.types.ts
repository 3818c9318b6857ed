/** What `POST /api/chat` answers, one a line (docs.ollama.com/api/chat). Everything may be missing: versions differ. */
export interface OllamaChatLine {
  model?: string;
  message?: {
    content?: string;
    thinking?: string;
    tool_calls?: { id?: string; function?: { name?: string; arguments?: unknown } }[];
  };
  done?: boolean;
  done_reason?: string;
  prompt_eval_count?: number;
  eval_count?: number;
  /** Only when something goes wrong in the middle of the stream. */
  error?: string;
}

/** What `POST /api/embed` answers. */
export interface OllamaEmbedAnswer {
  embeddings?: number[][];
  prompt_eval_count?: number;
}

/** What `GET /api/tags` answers. */
export interface OllamaTags {
  models?: { name?: string }[];
}
