// What the page loads of this exhibit, in one file.

export { ResultsTable } from './view';
