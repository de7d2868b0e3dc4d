// What the page loads of this exhibit, in one file.

export { InsideController } from './controller';
export { InsideView } from './view';
