// What the page loads of this exhibit, in one file.

export { CompareController } from './controller';
export { CompareView } from './view';
