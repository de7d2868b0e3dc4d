// What the page loads of this exhibit, in one file.

export { StoredController } from './controller';
export { StoredFiles } from './view';
