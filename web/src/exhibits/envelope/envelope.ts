// What the page loads of this exhibit, in one file.

export { EnvelopeController } from './controller';
export { EnvelopeView } from './view';
