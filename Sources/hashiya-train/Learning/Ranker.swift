internal import Glibc

/// A conditional log-linear model that chooses one of several candidates by one weight a feature.
struct Ranker {
    /// A choice: the features of each candidate, and the right one.
    struct Choice {
        var candidates: [[Int32]]
        var right: Int
    }

    /// One weight a feature.
    let weights: [Double]

    init(_ choices: [Choice], features count: Int, prior: Double, iterations: Int) {
        weights = LBFGS(iterations: iterations).minimum(of: count) { point, gradient in
            var loss = 0.0
            for place in point.indices {
                gradient[place] = prior * point[place]
                loss += 0.5 * prior * point[place] * point[place]
            }
            for choice in choices {
                var scores = choice.candidates.map { features in features.reduce(0.0) { $0 + point[Int($1)] } }
                let top = scores.max() ?? 0
                loss += top - scores[choice.right]
                var total = 0.0
                for place in scores.indices {
                    scores[place] = exp(scores[place] - top)
                    total += scores[place]
                }
                loss += log(total)
                for (place, features) in choice.candidates.enumerated() {
                    let slope = scores[place] / total - (place == choice.right ? 1 : 0)
                    for feature in features { gradient[Int(feature)] += slope }
                }
            }
            return loss
        }
    }
}
