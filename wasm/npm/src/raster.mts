// The raster on which pads keep their points.

/** Steps along a side: finer than any screen, and few enough for a link to hold exactly what was drawn. */
export const RASTER = 4096;

export const onRaster = (part: number): number => Math.round(part * RASTER) / RASTER;
