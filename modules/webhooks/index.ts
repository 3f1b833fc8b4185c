export { type Courier, makeCourier } from './courier.ts';
export { listDeliveries, replay, sendTest } from './deliveries.ts';
export {
  createEndpoint,
  editEndpoint,
  listEndpoints,
  removeEndpoint,
  setEndpointState,
} from './endpoints.ts';
export { fanOut } from './fan-out.ts';
export { rotateSecret } from './rotate.ts';
export { tidyAll } from './tidy.ts';
export { openTurn, settleTurn } from './turn.ts';
