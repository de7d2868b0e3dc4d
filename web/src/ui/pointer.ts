// Follows a pointer across an element, as the package's <lecun-digit> does.

export { followPointer, type Pen } from '@package/pointer.mjs';
