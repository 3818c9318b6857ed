// Made from the OpenAPI document of the gateway by `npm run openapi`. Never edited.
export interface paths {
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who saw or changed what, the newest first */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a customer, or find the one that has these identifiers */
        post: operations["createCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A customer with identifiers */
        get: operations["readCustomer"];
        put?: never;
        post?: never;
        /**
         * Erase a customer everywhere
         * @description At once the customer is unknown: name, identifiers and tokens are gone, and who writes under the same name is somebody new. Messages, memories, ratings, examples and everything else follow in the background, also after a restart. The receipt says what was erased where and when.
         */
        delete: operations["eraseCustomer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Settings and persona of the workspace */
        get: operations["readWorkspace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change settings or persona
         * @description Fields that are left out stay as they are.
         */
        patch: operations["changeWorkspace"];
        trace?: never;
    };
    "/v1/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Erasures, the newest first */
        get: operations["listErasures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The receipt of an erasure, also while it runs */
        get: operations["readErasure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** API keys, the newest first */
        get: operations["listKeys"];
        put?: never;
        /**
         * Make an API key
         * @description The key itself is in this answer and nowhere else. Its rights are at most your own.
         */
        post: operations["createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API key */
        delete: operations["revokeKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in as staff
         * @description The token serves as a Bearer token; pages of this server get it as an HttpOnly cookie too.
         */
        post: operations["createSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Log out */
        delete: operations["closeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a person to the staff */
        post: operations["createStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/visitors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin as a visitor of the chat window
         * @description Only from pages of this server and from the allowed origins of the workspace.
         */
        post: operations["createVisitor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/visitors/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The visitor itself, with the conversation that is still open */
        get: operations["readVisitor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Conversations, the newest first */
        get: operations["listConversations"];
        put?: never;
        /**
         * Open a conversation
         * @description Returns the open one of the same customer, channel and thread unless `reuse` is false.
         */
        post: operations["openConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One conversation */
        get: operations["readConversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow a conversation live
         * @description Server-sent events: `message` (a whole message), `sentence` (checked text of the reply that is being released, with
         *     its offset), `typing`, `status`, and `ready` once everything that was missed has been told. The id of an event names the last
         *     whole message and the offset in the running reply; sent back as `Last-Event-ID` it goes on there without a lost or repeated word.
         *     Without it the conversation is told from its beginning. A comment comes every 15 s.
         */
        get: operations["followConversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages in the order of arrival */
        get: operations["listMessages"];
        put?: never;
        /**
         * Send a message as the customer of the conversation
         * @description When this is answered the message is stored and will be replied to. With `wait=reply` the answer waits for the reply, at most 30 s.
         */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{id}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a reply reads as it does */
        get: operations["explainMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{id}/sources/{ref}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The passage behind a citation */
        get: operations["readSource"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rate a reply
         * @description A later rating is merged into the first. A quality score of 0.8 or more makes a training example.
         */
        post: operations["rateMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Datasets, the newest first */
        get: operations["listDatasets"];
        put?: never;
        /** Build a dataset of the approved examples */
        post: operations["createDataset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A dataset: its state, its splits, and what was replaced by placeholders */
        get: operations["readDataset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export a dataset as JSON lines in the chat fine-tuning format, personal data replaced by placeholders */
        get: operations["exportDataset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/dead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deliveries that failed too often and wait for a person */
        get: operations["listDeadDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A dead delivery is tried again */
        post: operations["replayDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Documents, the newest first */
        get: operations["listDocuments"];
        put?: never;
        /**
         * Take a document in; fetching, reading and embedding follow
         * @description JSON with the text (at most 2 MB), JSON with an address, or a file: PDF, Word (.docx), PowerPoint (.pptx), CSV, e-mail (.eml), HTML, Markdown or text. Ask for the document to see how far it is. The title and category of an earlier document replace it, and so does its address; the version before serves until the new one is ready. What cannot be read is kept as failed with the reason. `unchanged` says that it was here already.
         */
        post: operations["createDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A document: its state and progress, its number of chunks, and why it failed when it did */
        get: operations["readDocument"];
        put?: never;
        post?: never;
        /** Remove a document with all its chunks */
        delete: operations["removeDocument"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a failed document up again
         * @description A file is read again, an address is asked again. A document that has not failed answers 409.
         */
        post: operations["retryDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at the address of a document again
         * @description It becomes a new version when it has changed; `source.unchanged` says afterwards whether it had. A document without an address answers 409.
         */
        post: operations["refreshDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The versions of a document that are kept, the newest first */
        get: operations["listDocumentVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/versions/{version}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bytes of a version, as they came, to be saved */
        get: operations["readDocumentContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/knowledge/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search in what the business knows */
        get: operations["searchKnowledge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/embedding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The embedding model in use, and how many texts wait for it
         * @description After a change of the model all texts are embedded anew in the background; until then those that wait are found by their words.
         */
        get: operations["readEmbedding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/escalations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Conversations that need a person, the most urgent and oldest first */
        get: operations["listEscalations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/escalations/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person is done; the assistant answers again when nothing else is open */
        post: operations["resolveEscalation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process runs */
        get: operations["checkLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Traffic may come */
        get: operations["checkReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Figures in the Prometheus text format
         * @description Without a key only from this very machine.
         */
        get: operations["readMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring past conversations in, to be remembered like live ones
         * @description JSON lines (`application/jsonl`, or a file as `multipart/form-data`, at most 6 MB): one conversation a line, with `customer` (externalId, email or phone), `channel`, `externalId` and `messages` of `role`, `text`, `time` and `externalId`. Lines that cannot be read are refused one by one. The same line sent again adds nothing. Ask for the import to see how far it is.
         */
        post: operations["importConversations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an import is, and which lines were refused */
        get: operations["readImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/memories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is remembered of a customer
         * @description With `q` in the order in which an agent would recall it, with the score and its parts and the profile; without it the newest first.
         */
        get: operations["listMemories"];
        put?: never;
        post?: never;
        /**
         * Forget all that is remembered of a customer
         * @description The receipt says what was removed where, and which stores were not reached.
         */
        delete: operations["eraseMemories"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/memories/{memoryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove one memory */
        delete: operations["removeMemory"];
        options?: never;
        head?: never;
        /**
         * Put a fact right
         * @description The old fact ends now and stays in the history; the new one holds from now on.
         */
        patch: operations["correctMemory"];
        trace?: never;
    };
    "/v1/customers/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that memory knows of a customer */
        get: operations["exportCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/interactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell of something that a customer did besides talking */
        post: operations["recordInteraction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/training/examples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Examples made of well rated replies */
        get: operations["listExamples"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/training/examples/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve an example, with its question and answer edited if need be */
        post: operations["approveExample"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/training/examples/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject an example */
        post: operations["rejectExample"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AuditEntry: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            actor: components["schemas"]["Actor"];
            actorId: string;
            action: string;
            subject: string | null;
            requestId: string;
        };
        /** @enum {string} */
        Actor: "key" | "staff" | "visitor" | "system";
        Customer: {
            /** Format: uuid */
            id: string;
            name: string | null;
            identifiers: {
                /** @enum {string} */
                kind: "external" | "email" | "phone";
                value: string;
                /** @enum {string} */
                state: "claimed" | "verified";
            }[];
            /** Format: date-time */
            createdAt: string;
        };
        WorkspaceProfile: {
            /** Format: uuid */
            id: string;
            slug: string;
            name: string;
            timeZone: string;
            country: string;
            currency: string;
            accentColor: string;
            allowedOrigins: string[];
            escalationContact: string;
            models?: {
                reply?: {
                    order: ("builtin" | "openai" | "anthropic" | "ollama" | "huggingface")[];
                    /** @default false */
                    only: boolean;
                };
                route?: {
                    order: ("builtin" | "openai" | "anthropic" | "ollama" | "huggingface")[];
                    /** @default false */
                    only: boolean;
                };
                extract?: {
                    order: ("builtin" | "openai" | "anthropic" | "ollama" | "huggingface")[];
                    /** @default false */
                    only: boolean;
                };
                summary?: {
                    order: ("builtin" | "openai" | "anthropic" | "ollama" | "huggingface")[];
                    /** @default false */
                    only: boolean;
                };
            };
            memoryRanking?: components["schemas"]["MemoryRanking"] | null;
            memoryRetentionDays?: number | null;
            persona: {
                name: string;
                /** @default  */
                expertise: string;
                /** @default  */
                methodology: string;
                /** @default  */
                style: string;
                /** @default warm and exact */
                tone: string;
                /** @default 3 */
                severity: number;
                /** @default assistant */
                mode: string;
                /** @default Hello, how can I help? */
                greeting: string;
                /** @default [] */
                exampleQuestions: string[];
            };
        };
        /** @enum {string} */
        MemoryRanking: "measured" | "specified";
        Erasure: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            customerId: string;
            /** @enum {string} */
            state: "running" | "settling" | "checking" | "done";
            /** Format: date-time */
            requestedAt: string;
            finishedAt: string | null;
            stores: {
                /** @enum {string} */
                service: "gateway" | "conversation" | "knowledge" | "feedback" | "fine-tuning" | "memory";
                store: string;
                /** @enum {string} */
                action: "deleted" | "anonymised";
                rows: number;
                /** Format: date-time */
                at: string;
            }[];
            waitingFor: ("gateway" | "conversation" | "knowledge" | "feedback" | "fine-tuning" | "memory")[];
            kept: {
                store: string;
                why: string;
            }[];
        };
        /** @enum {string} */
        ApiScope: "admin" | "conversations:read" | "conversations:write" | "customers:read" | "customers:write" | "customers:erase" | "knowledge:read" | "knowledge:write" | "feedback:write" | "training:read" | "training:write" | "datasets:read" | "datasets:write" | "escalations:read" | "escalations:write" | "explanations:read" | "workspace:read" | "workspace:write" | "keys:write" | "staff:write" | "deliveries:read" | "deliveries:write" | "audit:read" | "memories:read" | "memories:write" | "imports:read" | "imports:write";
        Key: {
            /** Format: uuid */
            id: string;
            name: string;
            lastFour: string;
            scopes: components["schemas"]["ApiScope"][];
            /** Format: date-time */
            createdAt: string;
            expiresAt: string | null;
            revokedAt: string | null;
        };
        /** @enum {string} */
        StaffRole: "agent" | "admin" | "owner";
        StaffMember: {
            /** Format: uuid */
            id: string;
            email: string;
            name: string;
            role: components["schemas"]["StaffRole"];
            active: boolean;
            /** Format: date-time */
            createdAt: string;
        };
        VisitorCreated: {
            token: string;
            /** Format: uuid */
            customerId: string;
            workspace: components["schemas"]["WorkspaceFace"];
        };
        WorkspaceFace: {
            name: string;
            personaName: string;
            greeting: string;
            exampleQuestions: string[];
            accentColor: string;
        };
        VisitorSelf: {
            /** Format: uuid */
            customerId: string;
            conversationId: string | null;
            workspace: components["schemas"]["WorkspaceFace"];
        };
        /** @enum {string} */
        Channel: "sms" | "email" | "instagram" | "facebook" | "phone" | "live_chat";
        Conversation: {
            /** Format: uuid */
            id: string;
            channel: components["schemas"]["Channel"];
            /** Format: uuid */
            customerId: string;
            threadId: string | null;
            status: components["schemas"]["ConversationStatus"];
            escalationReason: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        /** @enum {string} */
        ConversationStatus: "active" | "escalated" | "closed";
        MessageAnswered: {
            message: {
                /** Format: uuid */
                id: string;
                /** Format: uuid */
                conversationId: string;
                text: string;
                /** Format: date-time */
                receivedAt: string;
            };
            reply: components["schemas"]["Reply"] | null;
            /** @enum {string} */
            status: "answered" | "escalated" | "failed";
        };
        Reply: {
            /** Format: uuid */
            id: string;
            text: string;
            citations: components["schemas"]["Citation"][];
            agent: string | null;
            intent: components["schemas"]["Intent"] | null;
            confidence: number | null;
        };
        Citation: {
            ref: string;
            /** Format: uuid */
            chunkId: string;
            /** Format: uuid */
            documentId: string;
            title: string;
            page?: number;
            quote: string;
        };
        /** @enum {string} */
        Intent: "pricing" | "booking" | "complaint" | "menu" | "policy" | "account" | "smalltalk" | "human" | "other";
        MessageAccepted: {
            message: {
                /** Format: uuid */
                id: string;
                /** Format: uuid */
                conversationId: string;
                text: string;
                /** Format: date-time */
                receivedAt: string;
            };
            /** @enum {string} */
            status: "accepted" | "pending";
        };
        Message: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            conversationId: string;
            seq: number;
            /** @enum {string} */
            role: "customer" | "assistant" | "staff" | "system";
            text: string;
            /** Format: date-time */
            createdAt: string;
            inReplyTo: string | null;
            citations: components["schemas"]["Citation"][];
            agent: string | null;
            intent: components["schemas"]["Intent"] | null;
            confidence: number | null;
            /** @enum {string} */
            delivery: "received" | "queued" | "sent" | "delivered" | "failed" | "unknown";
        };
        Source: {
            ref: string;
            title: string;
            headings: string[];
            page?: number;
            text: string;
            quote: string;
        };
        Dataset: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            kind: "chat";
            /** @enum {string} */
            state: "queued" | "building" | "ready" | "failed";
            error: string | null;
            counts: {
                train: number;
                validation: number;
                test: number;
            };
            scrubReport: {
                [key: string]: number;
            };
            erasedExamples: number;
            erasedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            readyAt: string | null;
        };
        DeadDelivery: {
            id: string;
            message: string;
            consumer: string;
            lane: string;
            attempts: number;
            error: string | null;
            /** Format: date-time */
            sentAt: string;
        };
        DocumentTaken: {
            /** Format: uuid */
            id: string;
            title: string;
            category: string;
            tags: string[];
            format: components["schemas"]["DocumentFormat"];
            language: string | null;
            state: components["schemas"]["DocumentState"];
            progress: components["schemas"]["DocumentProgress"];
            error: string | null;
            notes: string[];
            chunks: number;
            version: number;
            servingVersion: number | null;
            source: {
                url: string;
                fetchedAt: string | null;
                checkedAt: string | null;
                unchanged: boolean;
            } | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            unchanged: boolean;
        };
        /** @enum {string} */
        DocumentFormat: "markdown" | "html" | "text" | "pdf" | "docx" | "pptx" | "csv" | "email" | "unknown";
        /** @enum {string} */
        DocumentState: "queued" | "fetching" | "processing" | "ready" | "failed";
        DocumentProgress: {
            /** @enum {string} */
            stage: "queued" | "fetching" | "reading" | "embedding" | "ready" | "failed";
            done: number;
            total: number | null;
        };
        Document: {
            /** Format: uuid */
            id: string;
            title: string;
            category: string;
            tags: string[];
            format: components["schemas"]["DocumentFormat"];
            language: string | null;
            state: components["schemas"]["DocumentState"];
            progress: components["schemas"]["DocumentProgress"];
            error: string | null;
            notes: string[];
            chunks: number;
            version: number;
            servingVersion: number | null;
            source: {
                url: string;
                fetchedAt: string | null;
                checkedAt: string | null;
                unchanged: boolean;
            } | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        DocumentVersion: {
            /** Format: uuid */
            documentId: string;
            version: number;
            title: string;
            fileName: string | null;
            mediaType: string;
            bytes: number;
            sha256: string;
            sourceUrl: string | null;
            serving: boolean;
            /** Format: date-time */
            createdAt: string;
        };
        Passage: {
            ref: string;
            /** Format: uuid */
            chunkId: string;
            /** Format: uuid */
            documentId: string;
            title: string;
            headings: string[];
            page?: number | null;
            text: string;
            category: string;
            tags: string[];
            score: number;
            vectorScore: number;
            lexicalScore: number;
        };
        Embedding: {
            knowledge: {
                /**
                 * @description The embedding model in use
                 * @example text-embedding-3-small
                 */
                model: string;
                /** @description Embedded texts of the workspace */
                rows: number;
                /** @description Of these, texts that wait to be embedded anew; they are found by their words meanwhile */
                stale: number;
                /** @description Share of the texts that wait no more; 1 when all are done */
                progress: number;
                /** @description Texts that wait because the model did not take them; it is asked again after a day */
                refused: number;
                /** @description When the last change to this model began */
                since: string | null;
                /**
                 * @description Error code of the last try, while the model cannot be reached
                 * @example unavailable
                 */
                waitingFor: string | null;
            };
            memory: {
                /**
                 * @description The embedding model in use
                 * @example text-embedding-3-small
                 */
                model: string;
                /** @description Embedded texts of the workspace */
                rows: number;
                /** @description Of these, texts that wait to be embedded anew; they are found by their words meanwhile */
                stale: number;
                /** @description Share of the texts that wait no more; 1 when all are done */
                progress: number;
                /** @description Texts that wait because the model did not take them; it is asked again after a day */
                refused: number;
                /** @description When the last change to this model began */
                since: string | null;
                /**
                 * @description Error code of the last try, while the model cannot be reached
                 * @example unavailable
                 */
                waitingFor: string | null;
            };
        };
        /** @enum {string} */
        EscalationState: "open" | "assigned" | "resolved";
        Escalation: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            conversationId: string;
            messageId: string | null;
            /** @enum {string} */
            reason: "red_flag" | "asked_for_person" | "failed_checks" | "provider_down" | "turn_failed" | "no_answer" | "staff";
            topic: string | null;
            /** @enum {string} */
            priority: "normal" | "high" | "urgent";
            state: components["schemas"]["EscalationState"];
            assigneeId: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            dueAt: string;
            resolvedAt: string | null;
        };
        Health: {
            /** @enum {string} */
            status: "ok" | "unready";
            checks: {
                name: string;
                problem: string | null;
            }[];
        };
        Import: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "open" | "running" | "done";
            lines: {
                total: number;
                done: number;
                refused: number;
            };
            exchanges: {
                added: number;
                known: number;
            };
            refused: {
                line: number;
                reason: string;
            }[];
            /** Format: date-time */
            createdAt: string;
            finishedAt: string | null;
        };
        Memory: {
            /** Format: uuid */
            id: string;
            kind: string;
            text: string;
            /** Format: date-time */
            at: string;
            confidence: number | null;
            importance: number | null;
            conversationId: string | null;
            sourceMessageIds: string[];
            recalled: components["schemas"]["RecalledMemory"] | null;
        };
        RecalledMemory: {
            /** Format: uuid */
            id: string;
            kind: string;
            text: string;
            question: string;
            reply: string | null;
            /** Format: date-time */
            at: string;
            conversationId: string | null;
            sourceMessageIds: string[];
            score: number;
            parts: {
                similarity: number;
                lexical: number;
                topics: number;
                recency: number;
            };
            scores: {
                measured: number;
                specified: number;
            };
        };
        MemoryProfile: {
            name: string | null;
            fields: {
                [key: string]: components["schemas"]["Fact"];
            };
            facts: components["schemas"]["Fact"][];
            interactions: number;
            channels: {
                [key: string]: number;
            };
            activeHours: {
                [key: string]: number;
            };
            firstSeenAt: string | null;
            lastSeenAt: string | null;
        };
        Fact: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "profile" | "personal_info" | "preference" | "negative_preference" | "interest" | "goal" | "milestone" | "struggle";
            slot: string;
            value: string;
            text: string;
            confidence: number;
            times: number;
            /** @enum {string} */
            source: "rules" | "staff" | "model";
            sourceMessageId: string | null;
            /** Format: date-time */
            validFrom: string;
            validTo: string | null;
        };
        ErasureReceipt: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            customerId: string;
            /** Format: date-time */
            at: string;
            removed: {
                store: string;
                rows: number;
            }[];
            notReached: {
                store: string;
                why: string;
            }[];
        };
        /** @enum {string} */
        TrainingState: "pending" | "approved" | "rejected";
        TrainingExample: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            messageId: string;
            /** Format: uuid */
            conversationId: string;
            question: string;
            answer: string;
            intent: string | null;
            confidence: number | null;
            /** @enum {string} */
            source: "feedback" | "staff_edit";
            quality: number;
            state: components["schemas"]["TrainingState"];
            humanVerified: boolean;
            isActive: boolean;
            /** Format: date-time */
            createdAt: string;
            reviewedAt: string | null;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @enum {string} */
            code: "invalid_input" | "unauthenticated" | "forbidden" | "not_found" | "conflict" | "idempotency_mismatch" | "too_large" | "unsupported_media" | "unreadable" | "rate_limited" | "timeout" | "unavailable" | "internal";
            detail: string;
            requestId?: string;
            errors?: {
                field: string;
                rule: string;
                mend: string;
            }[];
        };
        ImportedConversation: {
            customer: {
                /** @example crm-4711 */
                externalId?: string;
                /**
                 * Format: email
                 * @example ana@example.com
                 */
                email?: string;
                /** @example +14155550123 */
                phone?: string;
                /** @example Ana */
                name?: string;
            };
            /** @default live_chat */
            channel: components["schemas"]["Channel"];
            /** @example conv-1 */
            externalId?: string;
            messages: {
                /**
                 * @example customer
                 * @enum {string}
                 */
                role: "customer" | "assistant" | "staff";
                /** @example We are nine people, two of them vegan. */
                text: string;
                /**
                 * Format: date-time
                 * @example 2025-03-01T10:15:00Z
                 */
                time: string;
                /** @example msg-1 */
                externalId: string;
            }[];
        };
    };
    responses: {
        /** @description The input breaks a rule; `errors` names field, rule and mend */
        InvalidInput: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No credentials, or unknown ones */
        Unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The key, role or origin lacks the right */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unknown, or of another workspace or customer */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The state of the thing does not allow this now */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too large */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A kind of content that is not taken */
        UnsupportedMedia: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The Idempotency-Key came with another request */
        IdempotencyMismatch: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests; see Retry-After */
        RateLimited: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAudit: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who saw or changed what, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
        };
    };
    createCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is done once and answered the same for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example crm-4711 */
                    externalId?: string;
                    /**
                     * Format: email
                     * @example ana@example.com
                     */
                    email?: string;
                    /** @example +14155550123 */
                    phone?: string;
                    /** @example Ana */
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Add a customer, or find the one that has these identifiers */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMedia"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["RateLimited"];
        };
    };
    readCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A customer with identifiers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
        };
    };
    eraseCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Erase a customer everywhere */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
        };
    };
    readWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Settings and persona of the workspace */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceProfile"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
        };
    };
    changeWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    timeZone?: string;
                    country?: string;
                    currency?: string;
                    accentColor?: string;
                    allowedOrigins?: string[];
                    escalationContact?: string;
                    models?: {
                        reply?: {
                            order: ("builtin" | "openai" | "anthropic" | "ollama" | "huggingface")[];
                            /** @default false */
                            only?: boolean;
                        };
                        route?: {
                            order: ("builtin" | "openai" | "anthropic" | "ollama" | "huggingface")[];
                            /** @default false */
                            only?: boolean;
                        };
                        extract?: {
                            order: ("builtin" | "openai" | "anthropic" | "ollama" | "huggingface")[];
                            /** @default false */
                            only?: boolean;
                        };
                        summary?: {
                            order: ("builtin" | "openai" | "anthropic" | "ollama" | "huggingface")[];
                            /** @default false */
                            only?: boolean;
                        };
                    };
                    memoryRanking?: components["schemas"]["MemoryRanking"] | null;
                    memoryRetentionDays?: number | null;
                    persona?: {
                        name?: string;
                        expertise?: string;
                        methodology?: string;
                        style?: string;
                        tone?: string;
                        severity?: number;
                        mode?: string;
                        greeting?: string;
                        exampleQuestions?: string[];
                    };
                };
            };
        };
        responses: {
            /** @description Change settings or persona */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceProfile"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMedia"];
            429: components["responses"]["RateLimited"];
        };
    };
    listErasures: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Erasures, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Erasure"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
        };
    };
    readErasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The receipt of an erasure, also while it runs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
        };
    };
    listKeys: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description API keys, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Key"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
        };
    };
    createKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is done once and answered the same for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Booking site */
                    name: string;
                    /**
                     * @example [
                     *       "conversations:read",
                     *       "conversations:write"
                     *     ]
                     */
                    scopes: components["schemas"]["ApiScope"][];
                    /** @default null */
                    expiresAt?: string | null;
                };
            };
        };
        responses: {
            /** @description Make an API key */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        lastFour: string;
                        scopes: components["schemas"]["ApiScope"][];
                        /** Format: date-time */
                        createdAt: string;
                        expiresAt: string | null;
                        revokedAt: string | null;
                        key: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMedia"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["RateLimited"];
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoke an API key */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example teppan */
                    workspace: string;
                    /**
                     * Format: email
                     * @example ana@example.com
                     */
                    email: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Log in as staff */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                        /** Format: date-time */
                        expiresAt: string;
                        user: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            role: components["schemas"]["StaffRole"];
                            scopes: components["schemas"]["ApiScope"][];
                        };
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMedia"];
            429: components["responses"]["RateLimited"];
        };
    };
    closeSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Log out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
        };
    };
    createStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is done once and answered the same for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: email
                     * @example ana@example.com
                     */
                    email: string;
                    /** @example Ana */
                    name: string;
                    role: components["schemas"]["StaffRole"];
                    password: string;
                };
            };
        };
        responses: {
            /** @description Add a person to the staff */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMember"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMedia"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["RateLimited"];
        };
    };
    createVisitor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example teppan */
                    workspace: string;
                };
            };
        };
        responses: {
            /** @description Begin as a visitor of the chat window */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitorCreated"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMedia"];
            429: components["responses"]["RateLimited"];
        };
    };
    readVisitor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The visitor itself, with the conversation that is still open */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitorSelf"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
        };
    };
    listConversations: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                status?: components["schemas"]["ConversationStatus"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Conversations, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Conversation"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
        };
    };
    openConversation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is done once and answered the same for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default live_chat */
                    channel?: components["schemas"]["Channel"];
                    customer?: {
                        /** @example crm-4711 */
                        externalId?: string;
                        /**
                         * Format: email
                         * @example ana@example.com
                         */
                        email?: string;
                        /** @example +14155550123 */
                        phone?: string;
                        /** @example Ana */
                        name?: string;
                    };
                    threadId?: string;
                    /** @default true */
                    reuse?: boolean;
                };
            };
        };
        responses: {
            /** @description Open a conversation */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMedia"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["RateLimited"];
        };
    };
    readConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One conversation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
        };
    };
    followConversation: {
        parameters: {
            query?: never;
            header?: {
                "Last-Event-ID"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Follow a conversation live */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
        };
    };
    listMessages: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Messages in the order of arrival */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Message"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
        };
    };
    sendMessage: {
        parameters: {
            query?: {
                wait?: "reply";
            };
            header?: {
                /** @description The same key with the same request is done once and answered the same for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example What's your cancellation policy? */
                    text: string;
                };
            };
        };
        responses: {
            /** @description The turn has ended (`wait=reply`) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAnswered"];
                };
            };
            /** @description Send a message as the customer of the conversation */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAccepted"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMedia"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["RateLimited"];
        };
    };
    explainMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Why a reply reads as it does */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        messageId: string;
                        explanation: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
        };
    };
    readSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The passage behind a citation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
        };
    };
    rateMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is done once and answered the same for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    thumb?: "up" | "down";
                    stars?: number;
                    helpful?: boolean;
                    accurate?: boolean;
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Rate a reply */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        qualityScore: number;
                        promoted: boolean;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMedia"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["RateLimited"];
        };
    };
    listDatasets: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Datasets, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Dataset"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
        };
    };
    createDataset: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is done once and answered the same for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example November */
                    name: string;
                    /**
                     * @default chat
                     * @enum {string}
                     */
                    kind?: "chat";
                };
            };
        };
        responses: {
            /** @description Build a dataset of the approved examples */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dataset"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMedia"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["RateLimited"];
        };
    };
    readDataset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A dataset: its state, its splits, and what was replaced by placeholders */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dataset"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
        };
    };
    exportDataset: {
        parameters: {
            query?: {
                split?: "train" | "validation" | "test";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Export a dataset as JSON lines in the chat fine-tuning format, personal data replaced by placeholders */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
        };
    };
    listDeadDeliveries: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deliveries that failed too often and wait for a person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DeadDelivery"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
        };
    };
    replayDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is done once and answered the same for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A dead delivery is tried again */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        state: "pending";
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["RateLimited"];
        };
    };
    listDocuments: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                state?: components["schemas"]["DocumentState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Documents, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Document"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
        };
    };
    createDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is done once and answered the same for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Cancellation policy */
                    title: string;
                    /** @example Cancel 14 days ahead and we refund all but 10 %. */
                    text: string;
                    /**
                     * @default general
                     * @example policy
                     */
                    category?: string;
                    /** @default [] */
                    tags?: string[];
                } | {
                    /** @example https://www.example.com/prices.html */
                    url: string;
                    title?: string;
                    /**
                     * @default general
                     * @example policy
                     */
                    category?: string;
                    /** @default [] */
                    tags?: string[];
                };
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description A file: .pdf, .docx, .pptx, .csv, .eml, .html, .md or .txt, at most 20 MB unless set otherwise
                     */
                    file: string;
                    title?: string;
                    /**
                     * @default general
                     * @example policy
                     */
                    category?: string;
                    /** @default [] */
                    tags?: string[];
                };
            };
        };
        responses: {
            /** @description Take a document in; fetching, reading and embedding follow */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentTaken"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMedia"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["RateLimited"];
        };
    };
    readDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A document: its state and progress, its number of chunks, and why it failed when it did */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
        };
    };
    removeDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove a document with all its chunks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        removedChunks: number;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
        };
    };
    retryDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is done once and answered the same for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a failed document up again */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentTaken"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["RateLimited"];
        };
    };
    refreshDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is done once and answered the same for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Look at the address of a document again */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentTaken"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["RateLimited"];
        };
    };
    listDocumentVersions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The versions of a document that are kept, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DocumentVersion"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
        };
    };
    readDocumentContent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes of a version, as they came, to be saved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
        };
    };
    searchKnowledge: {
        parameters: {
            query: {
                q: string;
                limit?: number;
                category?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Search in what the business knows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        passages: components["schemas"]["Passage"][];
                        elapsedMs: number;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
        };
    };
    readEmbedding: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The embedding model in use, and how many texts wait for it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Embedding"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
        };
    };
    listEscalations: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                state?: components["schemas"]["EscalationState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Conversations that need a person, the most urgent and oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Escalation"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
        };
    };
    resolveEscalation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is done once and answered the same for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A person is done; the assistant answers again when nothing else is open */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Escalation"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["RateLimited"];
        };
    };
    checkLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process runs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            429: components["responses"]["RateLimited"];
        };
    };
    checkReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Traffic may come */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            429: components["responses"]["RateLimited"];
            /** @description Something that is needed is missing; each check says what and how to mend it */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    readMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Figures in the Prometheus text format */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
        };
    };
    importConversations: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is done once and answered the same for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/jsonl": components["schemas"]["ImportedConversation"];
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description A file of JSON lines, at most 6 MB
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Bring past conversations in, to be remembered like live ones */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMedia"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["RateLimited"];
        };
    };
    readImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far an import is, and which lines were refused */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
        };
    };
    listMemories: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                q?: string;
                ranking?: components["schemas"]["MemoryRanking"];
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is remembered of a customer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Memory"][];
                        nextCursor: string | null;
                        profile: components["schemas"]["MemoryProfile"] | null;
                        ranking: components["schemas"]["MemoryRanking"] | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
        };
    };
    eraseMemories: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forget all that is remembered of a customer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureReceipt"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
        };
    };
    removeMemory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                memoryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove one memory */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        memoryId: string;
                        /** @enum {string} */
                        kind: "fact" | "interaction";
                        removedRows: number;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
        };
    };
    correctMemory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                memoryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Ana */
                    value: string;
                };
            };
        };
        responses: {
            /** @description Put a fact right */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fact"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMedia"];
            429: components["responses"]["RateLimited"];
        };
    };
    exportCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything that memory knows of a customer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        customer: components["schemas"]["Customer"];
                        profile: components["schemas"]["MemoryProfile"];
                        facts: components["schemas"]["Fact"][];
                        interactions: {
                            /** Format: uuid */
                            id: string;
                            type: string;
                            /** @enum {string} */
                            source: "turn" | "api" | "import";
                            content: string;
                            response: string | null;
                            context: {
                                [key: string]: unknown;
                            };
                            channel: string | null;
                            intent: string | null;
                            topics: string[];
                            importance: number;
                            sentiment?: number | null;
                            conversationId: string | null;
                            sourceMessageIds: string[];
                            archived: boolean;
                            embeddings: {
                                /** @enum {string} */
                                part: "message" | "reply";
                                model: string;
                            }[];
                            /** Format: date-time */
                            at: string;
                        }[];
                        /** Format: date-time */
                        exportedAt: string;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
        };
    };
    recordInteraction: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is done once and answered the same for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example PAGE_VIEW */
                    type: string;
                    /**
                     * @default
                     * @example Looked at the wedding menu
                     */
                    content?: string;
                    page?: {
                        url?: string;
                        title?: string;
                        referrer?: string;
                    };
                    /** @default {} */
                    context?: {
                        [key: string]: string | number | boolean | null;
                    };
                    /** Format: date-time */
                    at?: string;
                };
            };
        };
        responses: {
            /** @description Tell of something that a customer did besides talking */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        type: string;
                        /** Format: date-time */
                        at: string;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMedia"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["RateLimited"];
        };
    };
    listExamples: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                state?: components["schemas"]["TrainingState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Examples made of well rated replies */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["TrainingExample"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
        };
    };
    approveExample: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is done once and answered the same for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    question?: string;
                    answer?: string;
                };
            };
        };
        responses: {
            /** @description Approve an example, with its question and answer edited if need be */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingExample"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMedia"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["RateLimited"];
        };
    };
    rejectExample: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is done once and answered the same for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Reject an example */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingExample"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["RateLimited"];
        };
    };
}
