internal import Dispatch
internal import Glibc

/// A linear-chain conditional random field with 16 states, learnt by maximum likelihood with a Gaussian prior.
struct ChainField {
    /// States.
    static let width = 16
    /// A sequence: the features of each place, and its state.
    struct Sequence {
        var features: [[Int32]]
        var states: [Int]
    }

    /// Weights, 16 a feature.
    private(set) var weights: [Double] = []
    /// From state, to state.
    private(set) var transitions: [Double] = []

    /// Learns.
    ///
    /// - Parameters:
    ///   - prior: Strength of the prior: half its product with the squared weights is added to the loss.
    ///   - threads: In so many parts the sequences are worked on; another number gives other last digits.
    init(_ sequences: [Sequence], features count: Int, prior: Double, iterations: Int, threads: Int = 1) {
        let width = Self.width
        let size = count * width + width * width
        let point = LBFGS(iterations: iterations).minimum(of: size) { point, gradient in
            var loss = 0.0
            for place in 0..<size {
                gradient[place] = prior * point[place]
                loss += 0.5 * prior * point[place] * point[place]
            }
            if threads > 1 { return loss + Self.add(sequences, point, count * width, &gradient, threads: threads) }
            for sequence in sequences { loss += Self.add(sequence, point, count * width, &gradient) }
            return loss
        }
        weights = Array(point[..<(count * width)])
        transitions = Array(point[(count * width)...])
    }

    /// Adds the gradient of sequences; returns their loss. Parts are worked out side by side and added in their order, so that
    /// the sum does not depend on the machine.
    private static func add(
        _ sequences: [Sequence], _ point: [Double], _ base: Int, _ gradient: inout [Double], threads parts: Int
    ) -> Double {
        let work = (0..<parts).map { part in
            Part(
                sequences: stride(from: part, to: sequences.count, by: parts).map { sequences[$0] }, count: point.count)
        }
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            for sequence in work[part].sequences {
                work[part].loss += add(sequence, point, base, &work[part].gradient)
            }
        }
        var loss = 0.0
        for part in work {
            loss += part.loss
            for place in gradient.indices { gradient[place] += part.gradient[place] }
        }
        return loss
    }

    /// One thread's share.
    private final class Part: @unchecked Sendable {
        let sequences: [Sequence]
        var gradient: [Double]
        var loss = 0.0

        init(sequences: [Sequence], count: Int) {
            self.sequences = sequences
            gradient = [Double](repeating: 0, count: count)
        }
    }

    /// Adds a sequence's gradient; returns its loss.
    private static func add(
        _ sequence: Sequence, _ point: [Double], _ base: Int, _ gradient: inout [Double]
    ) -> Double {
        let count = sequence.states.count
        guard count > 0 else { return 0 }
        let width = Self.width
        var emissions = [SIMD16<Double>](repeating: .zero, count: count)
        var loss = 0.0
        for place in 0..<count {
            var sum = SIMD16<Double>()
            for feature in sequence.features[place] {
                sum += row(point, Int(feature) * width)
            }
            loss -= sum[sequence.states[place]]
            let top = sum.max()
            loss += top
            var scaled = SIMD16<Double>()
            for state in 0..<width { scaled[state] = exp(sum[state] - top) }
            emissions[place] = scaled
        }
        var moves = [SIMD16<Double>](repeating: .zero, count: width)
        for from in 0..<width {
            for to in 0..<width { moves[from][to] = exp(point[base + from * width + to]) }
        }
        var forward = [SIMD16<Double>](repeating: .zero, count: count)
        var scales = [Double](repeating: 0, count: count)
        for place in 0..<count {
            var next = SIMD16<Double>()
            if place == 0 {
                next = SIMD16(repeating: 1)
            } else {
                for from in 0..<width { next += moves[from] * forward[place - 1][from] }
                loss -= point[base + sequence.states[place - 1] * width + sequence.states[place]]
            }
            next *= emissions[place]
            let total = next.sum()
            scales[place] = total
            loss += log(total)
            forward[place] = next / total
        }
        var backward = SIMD16<Double>(repeating: 1)
        for place in (0..<count).reversed() {
            var chance = forward[place] * backward
            chance /= chance.sum()
            for feature in sequence.features[place] {
                let start = Int(feature) * width
                unsafe gradient.withUnsafeMutableBytes { bytes in
                    let sum = unsafe bytes.loadUnaligned(
                        fromByteOffset: start * MemoryLayout<Double>.stride, as: SIMD16<Double>.self)
                    unsafe bytes.storeBytes(
                        of: sum + chance, toByteOffset: start * MemoryLayout<Double>.stride, as: SIMD16<Double>.self)
                }
                gradient[start + sequence.states[place]] -= 1
            }
            guard place > 0 else { break }
            let ahead = emissions[place] * backward / scales[place]
            var next = SIMD16<Double>()
            for from in 0..<width {
                let flow = moves[from] * ahead
                next[from] = flow.sum()
                let start = base + from * width
                for to in 0..<width { gradient[start + to] += forward[place - 1][from] * flow[to] }
            }
            gradient[base + sequence.states[place - 1] * width + sequence.states[place]] -= 1
            backward = next
        }
        return loss
    }

    /// The numbers of a feature.
    @inline(__always)
    private static func row(_ point: [Double], _ start: Int) -> SIMD16<Double> {
        unsafe point.withUnsafeBytes {
            unsafe $0.loadUnaligned(fromByteOffset: start * MemoryLayout<Double>.stride, as: SIMD16<Double>.self)
        }
    }
}
