// The digit that the page draws for itself while nobody has touched the pad. Only points and their timing: no canvas, no network.

import { onRaster, type Point, type Stroke, type Strokes } from './strokes';

const POINTS_PER_SECOND = 70;

/// A five as many people write it: the neck and the bow, then the roof.
const EXAMPLE: Strokes = [
  stroke([
    [0.362, 0.2], [0.359, 0.222], [0.355, 0.253], [0.35, 0.287], [0.345, 0.32], [0.34, 0.353], [0.335, 0.387], [0.33, 0.418],
    [0.327, 0.44], [0.337, 0.435], [0.351, 0.429], [0.367, 0.421], [0.384, 0.414], [0.4, 0.409], [0.416, 0.406], [0.432, 0.404],
    [0.448, 0.403], [0.464, 0.403], [0.48, 0.405], [0.496, 0.408], [0.512, 0.412], [0.528, 0.417], [0.544, 0.423], [0.558, 0.431],
    [0.572, 0.44], [0.585, 0.451], [0.597, 0.463], [0.608, 0.476], [0.617, 0.49], [0.625, 0.505], [0.631, 0.521], [0.636, 0.538],
    [0.639, 0.556], [0.641, 0.573], [0.641, 0.59], [0.639, 0.608], [0.635, 0.626], [0.63, 0.643], [0.623, 0.66], [0.615, 0.676],
    [0.605, 0.692], [0.593, 0.707], [0.58, 0.721], [0.567, 0.734], [0.552, 0.745], [0.536, 0.755], [0.52, 0.764], [0.502, 0.771],
    [0.485, 0.776], [0.468, 0.78], [0.45, 0.782], [0.431, 0.782], [0.413, 0.781], [0.396, 0.778], [0.379, 0.773], [0.361, 0.767],
    [0.344, 0.759], [0.329, 0.75], [0.315, 0.742], [0.303, 0.733], [0.293, 0.724], [0.284, 0.714], [0.277, 0.706], [0.272, 0.7],
  ]),
  stroke([
    [0.362, 0.203], [0.38, 0.203], [0.405, 0.203], [0.433, 0.203], [0.46, 0.203], [0.485, 0.202], [0.511, 0.201], [0.536, 0.199],
    [0.56, 0.197], [0.583, 0.194], [0.606, 0.191], [0.626, 0.188], [0.64, 0.186],
  ]),
];

/// Calls `show` with more and more of the example, frame by frame, until all is drawn or it answers false. All at once where the
/// visitor asks for less motion.
export function playExample(show: (strokes: Strokes) => boolean): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    show(EXAMPLE);
    return;
  }
  const begin = performance.now();
  const total = EXAMPLE.reduce((sum, { length }) => sum + length, 0);
  const frame = (now: number): void => {
    const count = Math.min(1 + Math.floor(((now - begin) / 1000) * POINTS_PER_SECOND), total);
    if (show(first(EXAMPLE, Math.max(count, 1))) && count < total) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/// The strokes as they are after so many points.
function first(strokes: Strokes, count: number): Strokes {
  const drawn: Stroke[] = [];
  for (const whole of strokes) {
    if (count <= 0) break;
    drawn.push(whole.slice(0, count));
    count -= whole.length;
  }
  return drawn;
}

function stroke(places: readonly (readonly [number, number])[]): readonly Point[] {
  return places.map(([x, y]) => ({ x: onRaster(x), y: onRaster(y) }));
}
