// The floor: what the machine and the HTTP server need when nothing is done.
import Fastify from 'fastify';

const app = Fastify();
app.get('/', async () => ({ ok: true }));
app.post('/', async (request) => ({ echo: request.body }));
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
process.on('SIGTERM', () => process.exit(0));
