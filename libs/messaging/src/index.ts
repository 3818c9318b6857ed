export { Messenger, type SendOptions } from './port/messenger.port.js';
export { Live } from './port/live.port.js';
export type { DeliveryContext, RequestHandlerContext } from './port/delivery.port.js';
export { Handles } from './port/handles.decorator.js';
