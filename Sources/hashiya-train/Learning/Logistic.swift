internal import Glibc

/// Several multinomial logistic regressions over the same features: each owns a range of columns.
struct Logistic {
    /// An example: its features, and the right column of each regression.
    struct Example {
        var features: [Int32]
        var columns: [Int]
    }

    /// Weights, `width` a feature.
    let weights: [Double]

    init(
        _ examples: [Example], features count: Int, ranges: [Range<Int>], prior: Double, iterations: Int
    ) {
        let width = ranges.last?.upperBound ?? 0
        weights = LBFGS(iterations: iterations).minimum(of: count * width) { point, gradient in
            var loss = 0.0
            for place in point.indices {
                gradient[place] = prior * point[place]
                loss += 0.5 * prior * point[place] * point[place]
            }
            var scores = [Double](repeating: 0, count: width)
            for example in examples {
                for column in 0..<width { scores[column] = 0 }
                for feature in example.features {
                    let start = Int(feature) * width
                    for column in 0..<width { scores[column] += point[start + column] }
                }
                for (range, right) in zip(ranges, example.columns) {
                    let top = range.reduce(-Double.infinity) { max($0, scores[$1]) }
                    loss += top - scores[right]
                    var total = 0.0
                    for column in range {
                        scores[column] = exp(scores[column] - top)
                        total += scores[column]
                    }
                    loss += log(total)
                    for column in range { scores[column] /= total }
                    scores[right] -= 1
                }
                for feature in example.features {
                    let start = Int(feature) * width
                    for column in 0..<width { gradient[start + column] += scores[column] }
                }
            }
            return loss
        }
    }
}
