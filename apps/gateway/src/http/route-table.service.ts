import type { FastifyInstance } from 'fastify';

interface Route {
  readonly method: string;
  readonly path: RegExp;
}

/** The routes of the server, to tell a wrong method from a wrong path. */
export class RouteTable {
  private readonly routes: Route[] = [];

  /** Notes every route that is added from now on. */
  watch(server: FastifyInstance): void {
    server.addHook('onRoute', ({ method, url }) => {
      const path = new RegExp(`^${url.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*').replace(/:[A-Za-z]+/g, '[^/]+')}/?$`);
      for (const one of Array.isArray(method) ? method : [method]) this.routes.push({ method: one, path });
    });
  }

  /** The methods that a path knows; empty when there is no such path. */
  methodsOf(url: string): string[] {
    const path = url.split('?')[0] ?? url;
    return [...new Set(this.routes.filter((route) => route.path.test(path)).map((route) => route.method))].sort();
  }
}
