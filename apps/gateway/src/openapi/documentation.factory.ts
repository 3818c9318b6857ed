import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { nameComponents } from './component.data.js';
import { completed } from './document.mapper.js';
import { DOCUMENTATION_STYLE } from './documentation.view.js';
import { toJsonSchema } from './schema.mapper.js';

const ABOUT = `Ask as a customer, follow the reply live, teach the assistant, review what it learns.

Send an API key, a staff session or a visitor token as \`Authorization: Bearer …\`. Every answer carries \`X-Request-Id\`; every fault is
problem details (RFC 9457) that names field, rule and mend. Lists come in pages: hand \`nextCursor\` back as \`cursor\`. An unknown id
and one of another workspace are both 404. Any POST may carry an \`Idempotency-Key\`.`;

const TAGS: Readonly<Record<string, string>> = {
  Conversations: 'Ask, read and follow',
  Messages: 'Sources, reasons and ratings of replies',
  Knowledge: 'What the business knows',
  Training: 'From good replies to datasets',
  Escalations: 'What needs a person',
  Customers: 'People who write',
  Visitors: 'The chat window',
  Sessions: 'Staff login',
  Workspace: 'Settings, staff, keys, audit',
  Operations: 'Health, figures, failed deliveries',
};

/** The OpenAPI 3.1 document of all routes. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  nameComponents();
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Rapport')
    .setDescription(ABOUT)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addSecurity('bearer', { type: 'http', scheme: 'bearer', description: 'API key (`rk_…`), staff session (`rs_…`) or visitor token (`rv_…`)' });
  for (const [name, description] of Object.entries(TAGS)) builder.addTag(name, description);
  const document = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: (_controller, method) => method,
    standardSchemaConverter: (schema, { schemaType }) => toJsonSchema(schema, schemaType),
  });
  return completed(document);
}

/** Serves the document at `/openapi.json` and a page to read and try it at `/docs`, all from this server. */
export function serveDocumentation(app: INestApplication): void {
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup('docs', app, () => (document ??= openApiDocument(app)), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Rapport API',
    customCss: DOCUMENTATION_STYLE,
    swaggerOptions: { persistAuthorization: true, displayRequestDuration: true, defaultModelsExpandDepth: 0, docExpansion: 'list', tryItOutEnabled: true },
  });
}
