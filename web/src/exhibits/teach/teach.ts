// What the page loads of this exhibit, in one file.

export { TeachController } from './controller';
export { TeachView } from './view';
