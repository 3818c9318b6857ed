import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AppError } from '@rapport/errors';
import type { FastifyReply } from 'fastify';
import { Access } from '../access/access.decorator.js';
import { MISSING_PAGE } from './missing-page.view.js';
import { WidgetFilesService } from './widget-files.service.js';

@ApiExcludeController()
@Access({ public: true })
@Controller()
export class WidgetController {
  constructor(private readonly files: WidgetFilesService) {}

  @Get()
  @Header('Cache-Control', 'no-cache')
  async showPage(@Res({ passthrough: true }) reply: FastifyReply) {
    void reply.type('text/html; charset=utf-8');
    return (await this.files.read('index.html')) ?? MISSING_PAGE;
  }

  /** Pages of other sites load it, so it is the one file that they may. */
  @Get('widget.js')
  @Header('Cache-Control', 'public, max-age=300')
  @Header('Cross-Origin-Resource-Policy', 'cross-origin')
  async showScript(@Res({ passthrough: true }) reply: FastifyReply) {
    const script = await this.files.read('widget.js');
    if (!script) throw new AppError('not_found', 'the widget is not built', { userMessage: 'The widget has not been built; see the page at /.' });
    void reply.type('text/javascript; charset=utf-8');
    return script;
  }
}
