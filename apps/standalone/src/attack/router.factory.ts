import 'reflect-metadata';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { RunningService } from '@rapport/service-host';
import type { Rule } from './route.data.js';

/** A route as the router has it; without a rule nobody said who may use it. */
export interface DeclaredRoute {
  /** `GET /v1/documents/{id}` */
  readonly name: string;
  readonly rule: Rule | undefined;
}

/** What the gateway's `@Access` writes. */
const ACCESS = 'rapport:access';

type Written = { readonly public?: true; readonly visitorOnly?: true; readonly staffOnly?: true } & Partial<Extract<Rule, object>>;

/** Every HTTP route of a running service, with the access that it declares. */
export function declaredRoutes(service: RunningService): DeclaredRoute[] {
  const modules = [...service.get(ModulesContainer).values()];
  const controllers = modules.flatMap((module) => [...module.controllers.values()].map(({ metatype }) => metatype as (new () => object) | null));
  return controllers.flatMap((controller) => (controller === null ? [] : routesOf(controller)));
}

function routesOf(controller: new () => object): DeclaredRoute[] {
  const prototype = controller.prototype as Record<string, object>;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    const method = handler && (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined);
    if (!handler || method === undefined) return [];
    const parts = [Reflect.getMetadata(PATH_METADATA, controller), Reflect.getMetadata(PATH_METADATA, handler)] as string[];
    const path = `/${parts.flatMap((part) => part.split('/')).filter((part) => part !== '').join('/')}`.replace(/:(\w+)/g, '{$1}');
    const written = (Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, controller)) as Written | undefined;
    return [{ name: `${RequestMethod[method]} ${path}`, rule: written && ruleOf(written) }];
  });
}

function ruleOf(written: Written): Rule | undefined {
  if (written.public) return 'public';
  if (written.visitorOnly) return 'visitor';
  if (written.staffOnly) return 'staff';
  const { scope, visitor, loopback } = written;
  return scope === undefined ? undefined : { scope, ...(visitor ? { visitor } : {}), ...(loopback ? { loopback } : {}) };
}
