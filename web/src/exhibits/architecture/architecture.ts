// What the page loads of this exhibit, in one file.

export { ConnectionBoard } from './connections-view';
export { ArchitectureTable } from './view';
