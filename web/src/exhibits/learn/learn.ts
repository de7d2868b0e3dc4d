// What the page loads of this exhibit, in one file.

export { LearnController } from './controller';
export { LearnView } from './view';
