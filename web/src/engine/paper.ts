// The paper's own figures, for what the page compares itself with. LeCun et al. 1989, "Results".

/// The training in the paper, and its errors after the last pass.
export const PAPER_TRAINING = {
  passes: 23,
  digits: 7291,
  days: 3,
  trainErrorPercent: 0.14,
  trainMisses: 10,
  testErrorPercent: 5.0,
  testMisses: 102,
} as const;
