// The paper's figures that the page compares itself with. LeCun et al. 1989, "Results".

/// The paper's training run, and its errors after the last pass.
export const PAPER_TRAINING = {
  passes: 23,
  digits: 7291,
  days: 3,
  trainErrorPercent: 0.14,
  trainMisses: 10,
  testErrorPercent: 5.0,
  testMisses: 102,
} as const;
