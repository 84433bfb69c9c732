/// Minimises a smooth function of many variables: limited-memory BFGS (Nocedal 1980) with Armijo back-tracking.
struct LBFGS {
    /// Pairs of steps and gradient changes that are remembered.
    var memory = 6
    /// Most steps.
    var iterations = 100
    /// Stops when a step improves the value by less than this share.
    var tolerance = 1e-5

    /// The variables at the minimum, from zero on.
    ///
    /// - Parameter objective: Gives the value at a point and writes the gradient.
    func minimum(of count: Int, _ objective: ([Double], inout [Double]) -> Double) -> [Double] {
        var point = [Double](repeating: 0, count: count)
        var gradient = point
        var value = objective(point, &gradient)
        var steps: [[Double]] = []
        var changes: [[Double]] = []
        for _ in 0..<iterations {
            var direction = gradient
            var alphas: [Double] = []
            for (step, change) in zip(steps, changes).reversed() {
                let alpha = dot(step, direction) / dot(step, change)
                alphas.append(alpha)
                add(-alpha, change, to: &direction)
            }
            if let step = steps.last, let change = changes.last {
                scale(&direction, by: dot(step, change) / dot(change, change))
            } else {
                scale(&direction, by: 1 / max(1, dot(gradient, gradient).squareRoot()))
            }
            for (place, alpha) in zip(steps.indices, alphas.reversed()) {
                let beta = dot(changes[place], direction) / dot(steps[place], changes[place])
                add(alpha - beta, steps[place], to: &direction)
            }
            let slope = -dot(direction, gradient)
            guard slope < 0 else { break }
            var length = 1.0
            var next = point
            var nextGradient = gradient
            var nextValue = Double.infinity
            for _ in 0..<20 {
                next = point
                add(-length, direction, to: &next)
                nextValue = objective(next, &nextGradient)
                if nextValue <= value + 1e-4 * length * slope { break }
                length /= 2
            }
            guard nextValue < value else { break }
            let improvement = (value - nextValue) / max(abs(value), 1)
            var step = next
            add(-1, point, to: &step)
            var change = nextGradient
            add(-1, gradient, to: &change)
            if dot(step, change) > 1e-10 {
                steps.append(step)
                changes.append(change)
                if steps.count > memory {
                    steps.removeFirst()
                    changes.removeFirst()
                }
            }
            point = next
            gradient = nextGradient
            value = nextValue
            if improvement < tolerance { break }
        }
        return point
    }

    private func dot(_ first: [Double], _ second: [Double]) -> Double {
        var sum = 0.0
        for place in first.indices { sum += first[place] * second[place] }
        return sum
    }

    private func add(_ factor: Double, _ source: [Double], to target: inout [Double]) {
        for place in target.indices { target[place] += factor * source[place] }
    }

    private func scale(_ vector: inout [Double], by factor: Double) {
        for place in vector.indices { vector[place] *= factor }
    }
}
