import { Injectable } from '@nestjs/common';
import { type Route, RouterService } from '../../route/router.service.js';
import type { OpenTurn } from '../turn.types.js';

/** Finds out what the customer wants. */
@Injectable()
export class RouteStep {
  constructor(private readonly router: RouterService) {}

  run(turn: OpenTurn): Promise<Route> {
    return this.router.route(turn.question, turn.standaloneQuestion, turn.personOffered);
  }
}
